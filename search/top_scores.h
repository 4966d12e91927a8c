// The scores of articles for some terms, of those that can be among the best: where the file of
// frequent terms tells that no article of a stretch of docids can be, its postings are not read
// (block maxima: Ding and Suel 2011).

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "search/bm25.h"
#include "search/match.h"
#include "search/part_scorer.h"

namespace newsdex {

/// By part, articles of `matches` with what they are worth for terms of some weights, docids
/// ascending: the `size` best of all parts are among them, and all that equal the last of these.
/// Throws ArchiveError where a part is damaged, InputError (`timeout`) past the deadline.
[[nodiscard]] std::vector<Scores> top_scores(const Archive& archive, const Matches& matches,
                                             const std::map<std::string, double>& weights,
                                             const Bm25& bm25, std::size_t size,
                                             const Deadline& deadline);

}  // namespace newsdex
