#include "indexer/extract/furniture.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/extract/clean.h"
#include "indexer/extract/credit_line.h"
#include "indexer/extract/furniture_phrases.h"

namespace newsdex {

namespace {

// Longer paragraphs are story without a look, whatever they begin with; so the work is linear.
constexpr std::size_t kMaxBytes = 1000;
constexpr std::size_t kMaxEndingBytes = 300;   // for phrases at the end
constexpr std::size_t kMaxOpeningBytes = 100;  // more than the longest phrase

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
}

// Whether what follows a label's phrase makes it one.
bool is_label_end(std::string_view rest) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {":", "|", "\u2013", "\u2014", "- ", "-- ", ">", "\u00bb", "\u203a"});
  const bool blank = rest.starts_with(' ');
  rest = trim_ends(rest, " ");
  if (rest.find_first_not_of(".!)]") == std::string_view::npos) return true;
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return rest.starts_with(mark) && (blank || mark.front() != '-');
  });
}

// A paragraph's words, folded, or the first of a long one's.
struct Words {
  std::string_view all;
  std::string_view trimmed;  // of punctuation at the ends; empty for a long paragraph
};

bool stands(const Words& words, const FurniturePhrase& phrase) {
  const std::string_view wanted = phrase.words;
  switch (phrase.place) {
    case PhrasePlace::whole:
      return words.trimmed == wanted;
    case PhrasePlace::label:
      return words.all.starts_with(wanted) && is_label_end(words.all.substr(wanted.size()));
    case PhrasePlace::opening:
      return words.all.starts_with(wanted) &&
             (words.all.size() == wanted.size() || !is_word_byte(wanted.back()) ||
              std::isdigit(static_cast<unsigned char>(wanted.back())) != 0 ||
              !is_word_byte(words.all[wanted.size()]));
    case PhrasePlace::ending:
      return words.trimmed.ends_with(wanted);
  }
  return false;
}

// The paragraph without bullets, rules and brackets at its beginning.
std::string_view without_ornaments(std::string_view text) {
  constexpr auto kOrnaments =
      std::to_array<std::string_view>({" ", "*", "-", "_", "=", "#", "~", ">", "(", "[", "\u2022",
                                       "\u00b7", "\u2013", "\u2014", "\u00bb", "\u25a0", "\u25cf"});
  if (!text.empty() && std::isalnum(static_cast<unsigned char>(text.front())) != 0) return text;
  const auto ornament = [&] {
    return std::find_if(kOrnaments.begin(), kOrnaments.end(),
                        [&](std::string_view mark) { return text.starts_with(mark); });
  };
  for (auto found = ornament(); found != kOrnaments.end(); found = ornament()) {
    text.remove_prefix(found->size());
  }
  return text;
}

std::optional<Zone> phrase_zone(std::string_view paragraph) {
  const std::string_view content = without_ornaments(paragraph);
  const bool is_short = content.size() <= kMaxEndingBytes;
  const std::string folded =
      text::fold(text::truncate(content, is_short ? content.size() : kMaxOpeningBytes));
  if (folded.empty()) return Zone::boilerplate;  // a rule: "* * *", "___"
  Words words{folded, {}};
  if (is_short) words.trimmed = trim_ends(folded, " .,:;!?()[]*-");
  const FurniturePhrase* first = nullptr;
  const auto look_among = [&](std::span<const FurniturePhrase* const> phrases) {
    const auto found = std::find_if(phrases.begin(), phrases.end(),
                                    [&](const auto* phrase) { return stands(words, *phrase); });
    if (found != phrases.end() && (first == nullptr || *found < first)) first = *found;
  };
  look_among(phrases_that_begin(words.all));
  if (!words.trimmed.empty()) {
    look_among(phrases_that_begin(words.trimmed));
    look_among(ending_phrases());
  }
  if (first == nullptr) return std::nullopt;
  return first->zone;
}

ZoneSpan span(Zone zone, std::size_t begin, std::size_t end) {
  return {zone, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The BBC's "Image copyright PA Image caption Prince Charles joined …".
Zones credit_then_caption(std::string_view paragraph) {
  if (!paragraph.starts_with("Image copyright ")) return {};
  const std::size_t caption = paragraph.find(" Image caption ");
  if (caption == std::string_view::npos) return {};
  return {span(Zone::credit, 0, caption), span(Zone::caption, caption + 1, paragraph.size())};
}

bool is_link(std::string_view paragraph) {
  return paragraph.size() <= kMaxEndingBytes &&
         (paragraph.ends_with(" Read more") || paragraph.ends_with(" Read More") ||
          paragraph.starts_with("READ MORE "));
}

}  // namespace

Zones furniture(std::string_view paragraph) {
  if (paragraph.empty() || paragraph.size() > kMaxBytes) return {};
  if (Zones zones = credit_then_caption(paragraph); !zones.empty()) return zones;
  const std::optional<Zone> zone = is_link(paragraph) ? Zone::boilerplate : phrase_zone(paragraph);
  if (zone && zone != Zone::caption) return {span(*zone, 0, paragraph.size())};

  const std::size_t credit = credit_begin(paragraph);
  if (credit == std::string_view::npos) {
    if (!zone) return {};
    return {span(Zone::caption, 0, paragraph.size())};
  }
  const std::size_t caption_end = paragraph.substr(0, credit).find_last_not_of(' ') + 1;
  Zones zones;
  if (caption_end > 0) zones.push_back(span(Zone::caption, 0, caption_end));
  zones.push_back(span(Zone::credit, credit, paragraph.size()));
  return zones;
}

bool is_furniture(std::string_view paragraph) { return !furniture(paragraph).empty(); }

}  // namespace newsdex
