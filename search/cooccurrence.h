// Which values stand in the same articles, and how often.

#pragma once

#include "search/answer.h"
#include "search/match.h"

namespace newsdex {

/// The pairs of values of two label fields, counted in articles, the most frequent `limit` of them
/// (0: all). Of one field with itself each pair counts once.
///
/// The kMaxPaired most frequent values of each field take part, so that memory is bounded; whether
/// that can have left out a pair, the answer says (`complete`). Throws InputError (`timeout`) past
/// the deadline.
[[nodiscard]] Cooccurrence count_pairs(const Archive& archive, const Matches& matches,
                                       const FacetRequest& first, const FacetRequest& second,
                                       std::size_t limit, const Deadline& deadline);

inline constexpr std::size_t kMaxPaired = 1000;

}  // namespace newsdex
