#include "indexer/extract/paragraphs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "common/text/characters.h"
#include "indexer/extract/byline.h"
#include "indexer/extract/furniture.h"
#include "indexer/extract/sentences.h"

namespace newsdex {

namespace {

constexpr std::string_view kBlanks = " \t";

// Widths at which people and programs wrap text, in characters.
constexpr std::size_t kMinWidth = 35;
constexpr std::size_t kMaxWidth = 130;
// Below this many breaks between lines a width says nothing.
constexpr std::size_t kMinBreaks = 3;

// Small, because a hostile text is all lines.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t content = 0;  ///< its first byte that is no blank
  std::uint32_t end = 0;      ///< without the newline and blanks before it
  bool blank : 1 = false;

  // What follows is known of a line that stands beside another one.
  std::uint8_t width = 0;       ///< in characters, 255 for more
  std::uint8_t first_word = 0;  ///< width of the first word, likewise
  bool starts : 1 = false;      ///< begins a paragraph, whatever stands before
  bool alone : 1 = false;       ///< and ends it
  bool ends_sentence : 1 = false;
  bool starts_small : 1 = false;

  [[nodiscard]] std::uint32_t indent() const { return content - begin; }
};

// Characters, 255 for more.
std::uint8_t width_of(std::string_view text) {
  return static_cast<std::uint8_t>(std::min<std::size_t>(text::count_characters(text), 255));
}

bool is_bullet(std::string_view content) {
  constexpr auto kBullets = std::to_array<std::string_view>(
      {"\u2022", "\u25e6", "\u25aa", "\u25cf", "\u2013 ", "\u2014 ", "- ", "* ", "-- "});
  for (const std::string_view bullet : kBullets) {
    if (content.starts_with(bullet)) return true;
  }
  const std::size_t digits = std::min(content.find_first_not_of("0123456789"), content.size());
  return digits > 0 && digits <= 3 && digits + 1 < content.size() &&
         (content[digits] == '.' || content[digits] == ')') && content[digits + 1] == ' ';
}

Line find_ends(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view whole = text.substr(begin, end - begin);
  Line line;
  line.begin = line.content = line.end = static_cast<std::uint32_t>(begin);
  const std::size_t last = whole.find_last_not_of(kBlanks);
  if (last == std::string_view::npos) {
    line.blank = true;
    return line;
  }
  line.content = static_cast<std::uint32_t>(begin + whole.find_first_not_of(kBlanks));
  line.end = static_cast<std::uint32_t>(begin + last + 1);
  return line;
}

void measure(std::string_view text, Line& line) {
  const std::string_view content = text.substr(line.content, line.end - line.content);
  line.width = width_of(text.substr(line.begin, line.end - line.begin));
  line.first_word = width_of(content.substr(0, content.find_first_of(kBlanks)));
  line.ends_sentence = ends_sentence(content);
  line.starts_small = starts_small(content);
  line.alone = is_furniture(content) || is_byline(content);
  line.starts = line.alone || is_bullet(content);
}

std::vector<Line> measure_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(find_ends(text, begin, end));
    begin = end + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {  // between blank lines there is nothing to join
    Line& line = lines[i];
    const bool before = i > 0 && !lines[i - 1].blank;
    const bool after = i + 1 < lines.size() && !lines[i + 1].blank;
    if (!line.blank && (before || after)) measure(text, line);
  }
  return lines;
}

// Whether the break after `line` could be one inside a paragraph at all.
bool may_join(const Line& line, const Line& next) {
  return !line.blank && !next.blank && !line.alone && !next.starts;
}

bool had_room(const Line& line, const Line& next, std::size_t width) {
  return std::size_t{line.width} + 1 + next.first_word <= width;
}

// The width at which the text is wrapped, 0 if it is not.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::vector<std::uint8_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (may_join(lines[i], lines[i + 1])) widths.push_back(lines[i].width);
  }
  if (widths.size() < kMinBreaks) return 0;
  // A few lines may be longer: addresses, tables.
  const auto nearly_longest =
      widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 95 / 100);
  std::nth_element(widths.begin(), nearly_longest, widths.end());
  const std::size_t width = *nearly_longest;
  if (width < kMinWidth || width > kMaxWidth) return 0;

  std::size_t full = 0;
  std::size_t in_sentence = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_join(lines[i], lines[i + 1])) continue;
    if (!had_room(lines[i], lines[i + 1], width)) ++full;
    if (!lines[i].ends_sentence) ++in_sentence;
  }
  const bool wrapped = full * 10 >= widths.size() * 6 && in_sentence * 2 >= widths.size();
  return wrapped ? width : 0;
}

// Wrapped by hand or justified, a line may stop a little early.
constexpr std::size_t kRagged = 8;

bool joins(const Line& line, const Line& next, std::size_t width, bool blank_lines) {
  if (!may_join(line, next)) return false;
  if (width > 0) {
    if (next.indent() >= line.indent() + 2) return false;
    return next.starts_small || !had_room(line, next, width) ||
           (!line.ends_sentence && !had_room(line, next, width - std::min(width, kRagged)));
  }
  return blank_lines && !line.ends_sentence && line.width <= kMaxWidth;
}

}  // namespace

std::string join_wrapped_lines(std::string text) {
  const std::vector<Line> lines = measure_lines(text);
  const std::size_t width = wrap_width(lines);
  const auto is_blank = [](const Line& line) { return line.blank; };
  const auto first = std::find_if_not(lines.begin(), lines.end(), is_blank);
  const auto last = std::find_if_not(lines.rbegin(), lines.rend(), is_blank).base();
  const bool blank_lines = first < last && std::any_of(first, last, is_blank);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    // A first line that nothing marks as the beginning of a sentence is a headline.
    const bool headline = lines.begin() + static_cast<std::ptrdiff_t>(i) == first && width == 0 &&
                          !lines[i + 1].starts_small;
    if (headline || !joins(lines[i], lines[i + 1], width, blank_lines)) continue;
    text[lines[i + 1].begin - 1] = ' ';
  }
  return text;
}

std::vector<Paragraph> paragraphs(std::string_view text) {
  std::vector<Paragraph> found;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t first = line.find_first_not_of(kBlanks);
    if (first != std::string_view::npos) {
      const std::size_t last = line.find_last_not_of(kBlanks);
      found.push_back({static_cast<std::uint32_t>(begin + first),
                       static_cast<std::uint32_t>(begin + last + 1)});
    }
    begin = end + 1;
  }
  return found;
}

}  // namespace newsdex
