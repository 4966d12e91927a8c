// From a query to what its ranking weighs.

#pragma once

#include "search/plan.h"
#include "search/rank.h"

namespace newsdex {

/// What orders `matches` by relevance: the sought terms, each as often as the query wants it, words
/// side by side, what the request asks for besides. With expansion, after a look at the best.
/// Throws InputError (`timeout`) past the deadline.
[[nodiscard]] Relevance make_relevance(const Archive& archive, Vocabulary& vocabulary,
                                       const Matches& matches, const query::Node& root,
                                       const Sought& sought, const Request& request,
                                       const Deadline& deadline);

}  // namespace newsdex
