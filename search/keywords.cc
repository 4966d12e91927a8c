#include "search/keywords.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace newsdex {
namespace {

/// A folded word of the story: terms of fields begin with a capital.
bool is_word(std::string_view term) {
  static constexpr std::size_t kShortest = 2;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return term.size() >= kShortest && (term[0] < 'A' || term[0] > 'Z') &&
         !std::all_of(term.begin(), term.end(), is_digit);
}

/// How many of the articles that are read have each word.
using Candidates = std::unordered_map<std::string, std::uint64_t>;

Candidates read_words(const Archive& archive, const Matches& matches, const Deadline& deadline,
                      std::uint64_t& read) {
  Candidates out;
  const std::uint64_t step = matches.size() / kMaxRead + 1;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    for (const std::uint32_t docid : matches.parts()[i]) {
      if (number++ % step != 0) continue;
      deadline.check();
      ++read;
      glass::TermList terms = archive.parts()[i].term_list(docid);
      while (terms.next()) {
        if (is_word(terms.term())) ++out[std::string(terms.term())];
      }
    }
  }
  return out;
}

/// x ln(x / expected), 0 for no articles.
double part_of_ratio(double seen, double expected) {
  return seen <= 0 ? 0 : seen * std::log(seen / expected);
}

/// G²: `count` of `size` articles of the result and `of` of `all` articles have the word.
double log_likelihood(double count, double size, double of, double all) {
  const double expected = of * size / all;
  if (count <= expected) return 0;
  return 2 * (part_of_ratio(count, expected) + part_of_ratio(of - count, of - expected) +
              part_of_ratio(size - count, size - expected) +
              part_of_ratio(all - of - size + count, all - of - size + expected));
}

Matches having(const Archive& archive, const std::string& word, const Deadline& deadline) {
  Clause clause;
  clause.kind = Clause::Kind::terms;
  clause.terms = {word};
  return match(archive, clause, deadline);
}

double articles_having(const Archive& archive, const std::string& word) {
  double out = 0;
  for (const Part& part : archive.parts()) {
    out += part.articles_with(word);
  }
  return out;
}

bool comes_first(const TermRow& a, const TermRow& b) {
  return std::tie(b.score, a.word) < std::tie(a.score, b.word);
}

/// The candidates that promise most, scored by the articles that were read.
std::vector<TermRow> promising(const Archive& archive, const Candidates& candidates, double share,
                               double size, const Deadline& deadline) {
  PacedDeadline pace(deadline);
  double all = 0;
  for (const Part& part : archive.parts()) all += part.documents();
  std::vector<TermRow> rows;
  for (const auto& [word, read] : candidates) {
    pace.step();
    const double count = std::min(size, static_cast<double>(read) * share);
    const double of = std::max(count, articles_having(archive, word));
    const double score = log_likelihood(count, size, of, std::max(all, size));
    if (score > 0) rows.push_back({word, 0, 0, score});
  }
  const std::size_t kept = std::min(kMaxCandidates, rows.size());
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end(),
                    comes_first);
  rows.resize(kept);
  return rows;
}

}  // namespace

Terms characteristic_terms(const Archive& archive, const Matches& matches, std::size_t limit,
                           const Deadline& deadline) {
  static constexpr std::uint64_t kLeast = 2;
  Terms out;
  const auto size = static_cast<double>(matches.size());
  const auto all = static_cast<double>(everything(archive).size());
  const Candidates candidates = read_words(archive, matches, deadline, out.read);
  if (out.read == 0) return out;
  const double share = size / static_cast<double>(out.read);
  for (TermRow row : promising(archive, candidates, share, size, deadline)) {
    Matches found = having(archive, row.word, deadline);
    row.of = found.size();
    found &= matches;
    row.count = found.size();
    row.score =
        log_likelihood(static_cast<double>(row.count), size, static_cast<double>(row.of), all);
    if (row.score > 0 && row.count >= kLeast) out.rows.push_back(std::move(row));
  }
  std::sort(out.rows.begin(), out.rows.end(), comes_first);
  if (limit > 0 && out.rows.size() > limit) out.rows.resize(limit);
  return out;
}

}  // namespace newsdex
