#include "search/spelling.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

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
std::size_t edits(std::u32string_view a, std::u32string_view b, std::size_t most) {
  using Row = std::array<std::size_t, kLongest + 1>;
  std::array<Row, 3> rows;  // of letters i - 2, i - 1 and i of `a`, in turn
  for (Row& row : rows) row.fill(most + 1);
  for (std::size_t j = 0; j <= std::min(b.size(), most); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& above = rows[(i + 2) % 3];
    const Row& second_above = rows[(i + 1) % 3];
    row.fill(most + 1);
    if (i <= most) row[0] = i;
    std::size_t least = row[0];
    const std::size_t last = std::min(b.size(), i + most);
    for (std::size_t j = i > most ? i - most : 1; j <= last; ++j) {
      const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other, most + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], second_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return rows[a.size() % 3][b.size()];
}

std::size_t letters_apart(const std::u32string& a, const std::u32string& b) {
  return a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
}

}  // namespace

std::vector<std::string> nearest_words(const Archive& archive, std::string_view folded,
                                       const Deadline& deadline) {
  static constexpr std::size_t kShortest = 3;  // letters
  static constexpr std::size_t kShortWord = 5;
  static constexpr std::size_t kMost = 3;
  static constexpr Xapian::doccount kLeast = 2;
  const std::u32string wanted = letters_of(folded);
  if (wanted.size() < kShortest || wanted.size() > kLongest) return {};
  const std::size_t farthest = wanted.size() > kShortWord ? 2 : 1;
  const std::string first(folded.substr(0, text::decode(folded, 0).end));

  std::map<std::string, std::uint64_t> articles;
  for (const Part& part : archive.parts()) {
    const auto end = part.database.allterms_end(first);
    for (auto term = part.database.allterms_begin(first); term != end; ++term) {
      deadline.check();
      const std::u32string letters = letters_of(*term);
      if (letters.size() > kLongest || letters_apart(letters, wanted) > farthest) continue;
      if (edits(letters, wanted, farthest) <= farthest) articles[*term] += term.get_termfreq();
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
