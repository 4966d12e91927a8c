#include "search/edits.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text/characters.h"
#include "common/text/utf8.h"

namespace newsdex {
namespace {

constexpr std::size_t kLongest = 30;  // letters

/// The same of letters, no more than kLongest each. Rows of the usual table, and of these only the
/// cells that so few edits can reach.
std::size_t edits_of(std::u32string_view a, std::u32string_view b, std::uint8_t most) {
  using Row = std::array<std::uint8_t, kLongest + 1>;
  std::array<Row, 3> rows;  // of letters i - 2, i - 1 and i of `a`, in turn
  const auto too_many = static_cast<std::uint8_t>(most + 1);
  for (Row& row : rows) row.fill(too_many);
  for (std::uint8_t j = 0; j <= std::min<std::size_t>(b.size(), most); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& above = rows[(i + 2) % 3];
    const Row& second_above = rows[(i + 1) % 3];
    row.fill(too_many);
    if (i <= most) row[0] = static_cast<std::uint8_t>(i);
    std::uint8_t least = row[0];
    const std::size_t last = std::min(b.size(), i + most);
    for (std::size_t j = i > most ? i - most : 1; j <= last; ++j) {
      const int other = a[i - 1] == b[j - 1] ? 0 : 1;
      int fewest = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other, most + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) fewest = std::min(fewest, second_above[j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(fewest);
      least = std::min(least, row[j]);
    }
    if (least > most) return too_many;
  }
  return rows[a.size() % 3][b.size()];
}

std::size_t apart(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

}  // namespace

std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::decode(text, at);
    out += letter.code;
    at = letter.end;
  }
  return out;
}

std::size_t likely_edits(std::u32string_view misspelled) {
  static constexpr std::size_t kShortest = 3;
  static constexpr std::size_t kShortWord = 5;
  if (misspelled.size() < kShortest || misspelled.size() > kLongest) return 0;
  return misspelled.size() > kShortWord ? 2 : 1;
}

std::size_t edits(std::string_view word, std::u32string_view wanted, std::size_t most) {
  const std::size_t length = text::count_characters(word);
  if (length > kLongest || apart(length, wanted.size()) > most) return most + 1;
  return edits_of(letters_of(word), wanted, static_cast<std::uint8_t>(most));
}

}  // namespace newsdex
