#include "indexer/extract/metadata.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include <unicode/uloc.h>

#include "common/text/utf8.h"

namespace newsdex {

namespace {

constexpr std::size_t kMaxDatelineBytes = 100;
constexpr std::size_t kMaxSentenceBytes = 200;

std::string_view trim(std::string_view text, std::string_view characters = " \t") {
  const std::size_t begin = text.find_first_not_of(characters);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(characters) - begin + 1);
}

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

std::string_view without_by(std::string_view byline) {
  for (const std::string_view word : {"By ", "by ", "BY ", "By: ", "Por ", "Von ", "Par "}) {
    if (byline.starts_with(word)) return trim(byline.substr(word.size()));
  }
  return byline;
}

// Cuts at every `separator` outside parentheses; the parts are trimmed and not empty.
std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = trim(text.substr(begin, end - begin), " \t,");
    if (!part.empty()) parts.emplace_back(part);
  };
  std::size_t open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++open;
    if (text[i] == ')' && open > 0) --open;
    if (open > 0 || text[i] != separator.front() || !text.substr(i).starts_with(separator))
      continue;
    add(i);
    i += separator.size() - 1;
    begin = i + 1;
  }
  add(text.size());
  return parts;
}

bool is_one_word_or_agency(const std::string& part) {
  constexpr auto kAgencies = std::to_array<std::string_view>(
      {"Associated Press", "The Associated Press", "Agence France-Presse", "USA TODAY"});
  return part.find(' ') == std::string::npos ||
         std::find(kAgencies.begin(), kAgencies.end(), part) != kAgencies.end();
}

// Cuts a list of full names at its commas; anything else ("Duarte, Ana", "Ana Duarte, Reuters")
// stays whole.
std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> parts = split(text, ",");
  if (std::any_of(parts.begin(), parts.end(), is_one_word_or_agency)) return {text};
  return parts;
}

bool is_full_name(std::string_view text) {
  constexpr auto begins_name = [](std::string_view word) {
    return !word.empty() && (is_upper(word.front()) || (word.front() & 0x80) != 0);
  };
  const std::size_t last = text.rfind(' ');
  return last != std::string_view::npos && begins_name(text) && begins_name(text.substr(last + 1));
}

struct Joiner {
  std::string_view word;
  bool in_names;  // it may be a part of one name: "Mac & i", "Ortega y Gasset"
};

constexpr auto kJoiners = std::to_array<Joiner>({{";", false},
                                                 {" and ", false},
                                                 {" und ", false},
                                                 {" et ", false},
                                                 {" & ", true},
                                                 {" y ", true},
                                                 {" e ", true}});

// Cuts at the joiner; where it may be a part of a name, only between full names.
std::vector<std::string> cut_at(const std::string& text, const Joiner& joiner) {
  std::vector<std::string> parts = split(text, joiner.word);
  const auto ends_in_full_name = [](const std::string& part) {
    return is_full_name(trim(std::string_view(part).substr(part.rfind(',') + 1)));
  };
  if (joiner.in_names && !std::all_of(parts.begin(), parts.end(), ends_in_full_name)) return {text};
  return parts;
}

// Whether what stands before a dash can be a dateline: a place in capitals, then names, a date,
// an agency in brackets.
bool is_dateline(std::string_view head) {
  constexpr auto kNotPlaces = std::to_array<std::string_view>(
      {"ANALYSIS", "BREAKING", "CORRECTED", "CORRECTION", "EXCLUSIVE", "EXPLAINER", "FACTBOX",
       "FILE", "INTERVIEW", "LIVE", "OPINION", "PHOTOS", "REFILE", "TIMELINE", "UPDATE", "UPDATED",
       "VIDEO", "WATCH", "WRAPUP"});
  const std::string_view first = head.substr(0, head.find_first_of(" ,/("));
  const auto capitals = std::count_if(first.begin(), first.end(), is_upper);
  if (capitals < 2 || std::any_of(first.begin(), first.end(), is_lower)) return false;
  if (std::find(kNotPlaces.begin(), kNotPlaces.end(), first) != kNotPlaces.end()) return false;
  while (!head.empty()) {
    const std::string_view word = head.substr(0, head.find(' '));
    head.remove_prefix(std::min(word.size() + 1, head.size()));
    constexpr auto kSmallWords =
        std::to_array<std::string_view>({"", "de", "del", "la", "of", "the", "and", "y", "near"});
    const bool small = std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end();
    if (!small && is_lower(word.front())) return false;
    if (!small && std::string_view("\"'!?;").find(word.back()) != std::string_view::npos)
      return false;
  }
  return true;
}

bool ends_abbreviation(std::string_view before) {
  const std::string_view word = before.substr(before.find_last_of(" \n\u2019(") + 1);
  constexpr auto kTitles = std::to_array<std::string_view>(
      {"Mr",  "Mrs", "Ms",  "Dr",  "St",   "Jr",   "Sr",   "Gen", "Sen", "Rep",
       "Gov", "Lt",  "Col", "Sgt", "Capt", "Prof", "Rev",  "No",  "Inc", "Corp",
       "Co",  "Ltd", "vs",  "Jan", "Feb",  "Aug",  "Sept", "Oct", "Nov", "Dec"});
  return word.size() <= 1 || word.find('.') != std::string_view::npos ||
         std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

}  // namespace

std::string language_code(std::string_view tag) {
  const std::string_view language = trim(tag).substr(0, trim(tag).find_first_of("-_"));
  if (language.size() < 2 || language.size() > 3) return {};
  if (!std::all_of(language.begin(), language.end(),
                   [](unsigned char c) { return std::isalpha(c) != 0; })) {
    return {};
  }
  std::array<char, ULOC_LANG_CAPACITY> code{};
  UErrorCode error = U_ZERO_ERROR;
  uloc_getLanguage(std::string(language).c_str(), code.data(),
                   static_cast<std::int32_t>(code.size()), &error);
  if (U_FAILURE(error) != 0) return {};
  return code.data();
}

std::vector<std::string> byline_names(const std::vector<std::string>& bylines) {
  std::vector<std::string> names;
  for (const std::string& byline : bylines) {
    std::vector<std::string> parts{std::string(without_by(trim(byline)))};
    for (const Joiner& joiner : kJoiners) {
      std::vector<std::string> finer;
      for (const std::string& part : parts) {
        for (std::string& piece : cut_at(part, joiner)) finer.push_back(std::move(piece));
      }
      parts = std::move(finer);
    }
    for (const std::string& part : parts) {
      for (std::string& name : split_names(part)) names.push_back(std::move(name));
    }
  }
  return names;
}

std::string dateline_place(std::string_view dateline) {
  constexpr std::string_view kDashes = " \t-:\u2013\u2014";
  std::string_view place = trim(dateline, kDashes);
  if (place.ends_with(')')) place = trim(place.substr(0, place.rfind('(')), kDashes);
  return std::string(place);
}

std::string find_dateline(std::string_view paragraph) {
  // A hyphen also follows labels and headlines: only a date or an agency makes it a dateline's.
  struct Dash {
    std::string_view mark;
    bool decides;
  };
  constexpr auto kDashes = std::to_array<Dash>(
      {{" - ", false}, {" -- ", true}, {" \u2013 ", true}, {" \u2014 ", true}, {"\u2014", true}});
  std::string_view head = paragraph.substr(0, kMaxDatelineBytes);
  bool decided = false;
  for (const auto& [mark, decides] : kDashes) {
    const std::size_t end = head.find(mark);
    if (end == std::string_view::npos) continue;
    head = head.substr(0, end);
    decided = decides;
  }
  if (head.size() == std::min(paragraph.size(), kMaxDatelineBytes) || !is_dateline(head)) return {};
  if (!decided && head.find_first_of("(,") == std::string_view::npos) return {};
  return dateline_place(head);
}

std::string first_sentence(std::string_view text) {
  const std::string_view head = text.substr(0, 4 * kMaxSentenceBytes);
  std::size_t end = head.find('\n');
  for (std::size_t i = head.find_first_of(".!?"); i < std::min(end, head.size());
       i = head.find_first_of(".!?", i + 1)) {
    std::size_t after = i + 1;
    for (const std::string_view closer : {"\"", "\u201d", "\u2019", ")"}) {
      if (head.substr(after).starts_with(closer)) after += closer.size();
    }
    const bool last = after >= head.size() || head[after] == ' ' || head[after] == '\n';
    if (last && (head[i] != '.' || !ends_abbreviation(head.substr(0, i)))) end = after;
  }
  const std::string_view sentence = trim(head.substr(0, end));
  if (sentence.size() <= kMaxSentenceBytes) return std::string(sentence);
  const std::string_view cut = text::truncate(sentence, kMaxSentenceBytes);
  const std::size_t blank = cut.rfind(' ');
  return std::string(cut.substr(0, blank == std::string_view::npos ? cut.size() : blank)) +
         "\u2026";
}

}  // namespace newsdex
