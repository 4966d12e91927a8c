// Words that are characteristic of a result: more frequent in it than in the rest of the archive.

#pragma once

#include "search/answer.h"
#include "search/match.h"

namespace newsdex {

/// The words with the highest log-likelihood ratio, G² of the two-by-two table of articles in and
/// outside of the result, with and without the word (Dunning, "Accurate methods for the statistics
/// of surprise and coincidence", Computational Linguistics 19, 1993); those alone that the result
/// has more often than expected, and in two articles at least. Their counts are exact.
///
/// Candidates are the words of at most kMaxRead articles, taken at even steps through the result.
/// `limit` 0 means kMaxCandidates. Throws InputError (`timeout`) past the deadline.
[[nodiscard]] Terms characteristic_terms(const Archive& archive, const Matches& matches,
                                         std::size_t limit, const Deadline& deadline);

inline constexpr std::size_t kMaxRead = 2000;
inline constexpr std::size_t kMaxCandidates = 500;

}  // namespace newsdex
