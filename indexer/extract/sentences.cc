#include "indexer/extract/sentences.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "common/text/characters.h"
#include "common/text/utf8.h"
#include "indexer/extract/clean.h"

namespace newsdex {

namespace {

constexpr std::size_t kMaxSentenceBytes = 200;

/// A mark at which a sentence ends, or pauses.
struct Mark {
  std::string_view written;
  bool is_stop = false;     ///< headlines do not end with it
  bool ends = true;         ///< a sentence, and not a part of it
  bool needs_blank = true;  ///< behind it, to end a sentence: "3.5", "Yahoo!"
};

constexpr auto kMarks = std::to_array<Mark>({
    {".", true},
    {"!"},
    {"?"},
    {"\u2026"},
    {",", true, false},
    {":", true, false},
    {";", true, false},
    // Chinese and Japanese
    {"\u3002", true, true, false},
    {"\uff0e", true, true, false},
    {"\uff61", true, true, false},
    {"\uff01", false, true, false},
    {"\uff1f", false, true, false},
    {"\uff0c", true, false},
    {"\u3001", true, false},
    {"\uff1a", true, false},
    {"\uff1b", true, false},
    // Devanagari and its neighbours
    {"\u0964", true},
    {"\u0965", true},
    // Arabic, Persian, Urdu
    {"\u06d4", true},
    {"\u061f"},
    {"\u060c", true, false},
    {"\u061b", true, false},
    // Armenian, Amharic, Burmese, Khmer
    {"\u0589", true},
    {"\u1362", true},
    {"\u104b", true},
    {"\u17d4", true},
});

constexpr auto kClosers =
    std::to_array<std::string_view>({"\"", "'", ")", "\u201d", "\u2019", "\u201c", "\u2018",
                                     "\u00bb", "\u00ab", "\u300d", "\u300f", "\uff09", "\u3011"});

std::string_view without_closers(std::string_view line) {
  const auto closer_of = [](std::string_view text) {
    return std::find_if(kClosers.begin(), kClosers.end(),
                        [&](std::string_view closer) { return text.ends_with(closer); });
  };
  for (auto closer = closer_of(line); closer != kClosers.end(); closer = closer_of(line))
    line.remove_suffix(closer->size());
  return line;
}

template <typename Test>
bool ends_with_mark(std::string_view line, Test test) {
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](const Mark& mark) { return test(mark) && line.ends_with(mark.written); });
}

bool ends_abbreviation(std::string_view before) {
  constexpr std::string_view kApostrophe = "\u2019";
  std::string_view word = before.substr(before.find_last_of(" \n(") + 1);
  if (const std::size_t at = word.rfind(kApostrophe); at != std::string_view::npos)
    word.remove_prefix(at + kApostrophe.size());
  constexpr auto kTitles = std::to_array<std::string_view>(
      {"Mr",  "Mrs", "Ms",  "Dr",  "St",   "Jr",   "Sr",   "Gen", "Sen", "Rep",
       "Gov", "Lt",  "Col", "Sgt", "Capt", "Prof", "Rev",  "No",  "Inc", "Corp",
       "Co",  "Ltd", "vs",  "Jan", "Feb",  "Aug",  "Sept", "Oct", "Nov", "Dec"});
  return text::count_characters(word) <= 1 || word.find('.') != std::string_view::npos ||
         std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

// How many bytes of a line its first sentence takes.
std::size_t sentence_bytes(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); i = text::decode(line, i).end) {
    const auto* const mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& one) {
      return one.ends && line.substr(i).starts_with(one.written);
    });
    if (mark == kMarks.end()) continue;
    std::size_t after = i + mark->written.size();
    for (const std::string_view closer : kClosers) {
      if (line.substr(after).starts_with(closer)) after += closer.size();
    }
    const bool last = !mark->needs_blank || after >= line.size() || line[after] == ' ';
    if (last && (line[i] != '.' || !ends_abbreviation(line.substr(0, i)))) return after;
  }
  return line.size();
}

}  // namespace

bool starts_small(std::string_view line) {
  return !line.empty() && u_islower(static_cast<UChar32>(text::decode(line, 0).code)) != 0;
}

bool ends_with_stop(std::string_view line) {
  return ends_with_mark(without_closers(line), [](const Mark& mark) { return mark.is_stop; });
}

bool ends_sentence(std::string_view line) {
  const bool closes = without_closers(line).size() < line.size() && !line.ends_with('\'');
  return closes || line.ends_with(':') || line.ends_with(';') ||
         ends_with_mark(line, [](const Mark& mark) { return mark.ends; });
}

std::string first_sentence(std::string_view text) {
  const std::string_view head = text.substr(0, 4 * kMaxSentenceBytes);
  const std::string_view line = head.substr(0, head.find('\n'));
  const std::string_view sentence = trim_ends(line.substr(0, sentence_bytes(line)), " \t");
  if (sentence.size() <= kMaxSentenceBytes) return std::string(sentence);
  const std::string_view cut = text::truncate(sentence, kMaxSentenceBytes);
  const std::size_t blank = cut.rfind(' ');
  return std::string(cut.substr(0, blank == std::string_view::npos ? cut.size() : blank)) +
         "\u2026";
}

}  // namespace newsdex
