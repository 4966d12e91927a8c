#include "search/spelling.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "common/text/characters.h"
#include "common/text/utf8.h"

namespace newsdex {
namespace {

constexpr std::size_t kLongest = 30;  // letters

std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::decode(text, at);
    out += letter.code;
    at = letter.end;
  }
  return out;
}

/// Edits between two words, an adjacent swap being one, or `most` + 1 where there are more than
/// `most`; no more than kLongest letters each. Rows of the usual table, and of these only the cells
/// that so few edits can reach.
std::size_t edits(std::u32string_view a, std::u32string_view b, std::uint8_t most) {
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

std::vector<std::string> nearest_words(const Archive& archive, std::string_view folded,
                                       const Deadline& deadline) {
  static constexpr std::size_t kShortest = 3;  // letters
  static constexpr std::size_t kShortWord = 5;
  static constexpr std::size_t kMost = 3;
  static constexpr std::uint64_t kLeast = 2;
  const std::u32string wanted = letters_of(folded);
  if (wanted.size() < kShortest || wanted.size() > kLongest) return {};
  const std::uint8_t farthest = wanted.size() > kShortWord ? 2 : 1;
  const std::string first(folded.substr(0, text::decode(folded, 0).end));

  PacedDeadline pace(deadline);
  std::map<std::string, std::uint64_t> articles;
  for (const Part& part : archive.parts()) {
    deadline.check();
    glass::TermCursor terms = part.terms(first);
    while (terms.next()) {
      pace.step();
      const std::size_t length = text::count_characters(terms.term());
      if (length > kLongest || apart(length, wanted.size()) > farthest) continue;
      if (edits(letters_of(terms.term()), wanted, farthest) > farthest) continue;
      articles[std::string(terms.term())] += terms.articles();
    }
  }
  std::vector<std::tuple<std::size_t, std::uint64_t, std::string>> found;
  for (const auto& [word, count] : articles) {
    if (count >= kLeast)
      found.emplace_back(edits(letters_of(word), wanted, farthest), ~count, word);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(kMost, found.size()); ++i) {
    out.push_back(std::get<2>(found[i]));
  }
  return out;
}

}  // namespace newsdex
