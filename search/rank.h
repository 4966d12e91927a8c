// The order of a result: by BM25, or by date. The set is given; ranking never changes it.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "search/answer.h"
#include "search/match.h"

namespace newsdex {

/// What two neighbours of a query gain where they are neighbours in the text, too, at most so many
/// positions apart: this share of their weight. Only among so many articles, the best by their
/// words alone: positions are dear to read, and what gains stays above what is not looked at.
inline constexpr double kNeighbourShare = 0.25;
inline constexpr std::uint32_t kNeighbourWindow = 8;
inline constexpr std::size_t kNeighbourArticles = 100;

/// What a recent article gains at most, as a share of the best score that words give.
inline constexpr double kRecencyShare = 0.5;

/// What orders by relevance.
struct Relevance {
  std::map<std::string, double> terms;  ///< factors of their BM25 weight, above 0
  /// Words that stand side by side in the query.
  std::vector<std::pair<std::string, std::string>> neighbours;
  std::uint32_t half_life = 0;  ///< days in which the gain of a recent article halves; 0: no gain
  Day today{};                  ///< what an article's age is counted from
};

/// The articles of `matches` by BM25 over the terms (search/bm25) and, if asked for, by recency;
/// those without any of the terms last; equal scores newest first, then by id hash. From `offset`,
/// at most `limit` of them (0: all). Throws InputError (`timeout`) past the deadline, as does
/// rank_by_date.
[[nodiscard]] std::vector<Ranked> rank_by_relevance(const Archive& archive, const Matches& matches,
                                                    const Relevance& relevance, std::size_t offset,
                                                    std::size_t limit, const Deadline& deadline);

/// The articles of `matches` by publication date, the undated last in both directions, equal ones
/// by id hash.
[[nodiscard]] std::vector<Ranked> rank_by_date(const Archive& archive, const Matches& matches,
                                               Sort direction, std::size_t offset,
                                               std::size_t limit, const Deadline& deadline);

}  // namespace newsdex
