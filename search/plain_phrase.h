// Phrases of plain words, by Xapian's matcher.

#pragma once

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "search/deadline.h"
#include "search/plan.h"

namespace newsdex {

/// Whether a clause is a phrase of single terms side by side, wherever they stand.
[[nodiscard]] bool is_plain_phrase(const Clause& clause);

/// Those `among` some articles of a part that have such a phrase. Says what PlaceReader would,
/// sooner where there are many candidates: the matcher keeps its place in the table of positions
/// from one article to the next, where `positionlist_begin` looks each list up from the table's
/// root (two blocks read for each; seen in 1.4.22). Throws InputError (`timeout`) past the
/// deadline.
[[nodiscard]] Roaring plain_phrase(const Part& part, const Clause& clause, const Roaring& among,
                                   const Deadline& deadline);

}  // namespace newsdex
