// The order of a result: by BM25, or by date. The set is given; ranking never changes it.

#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "search/answer.h"
#include "search/match.h"

namespace newsdex {

/// The articles of `matches` by BM25 over `terms` (k1 1.2, b 0.75; statistics of all parts), those
/// without any of the terms last; equal scores newest first, then by id hash. From `offset`, at
/// most `limit` of them (0: all).
[[nodiscard]] std::vector<Ranked> rank_by_relevance(const Archive& archive, const Matches& matches,
                                                    const std::set<std::string>& terms,
                                                    std::size_t offset, std::size_t limit);

/// The articles of `matches` by publication date, the undated last in both directions, equal ones
/// by id hash.
[[nodiscard]] std::vector<Ranked> rank_by_date(const Archive& archive, const Matches& matches,
                                               Sort direction, std::size_t offset,
                                               std::size_t limit);

}  // namespace newsdex
