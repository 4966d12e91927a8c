// Words that tell some articles from the rest of an archive: to order a result by what its best
// articles share (`--expand`), and to find articles like one (`similar:ID`).
//
// Bo1 (Amati, "Probability models for information retrieval based on divergence from randomness",
// Glasgow 2003): a stem that the articles have tf times, and an article of the archive P times in
// the mean, weighs tf log2((1 + P) / P) + log2(1 + P).

#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/archive/archive.h"
#include "search/answer.h"

namespace newsdex {

/// Weights of the stems that tell `best`, the best articles of a result with their scores: above 0,
/// the heaviest 1, at most kFeedbackTerms. Unlike Bo1's, an article counts by its score, and a stem
/// has to stand in two of them. They are added to those of the query. Throws
/// InputError (`timeout`) past the deadline.
[[nodiscard]] std::map<std::string, double> feedback_terms(const Archive& archive,
                                                           const std::vector<Ranked>& best,
                                                           const Deadline& deadline);

/// The stems, as terms, that tell one article best, at most kTellingTerms, all of them in another
/// article, too. Like it is what has at least kTellingShare of them.
[[nodiscard]] std::vector<std::string> telling_terms(const Archive& archive, const Place& article,
                                                     const Deadline& deadline);

inline constexpr std::size_t kFeedbackArticles = 10;
inline constexpr std::size_t kFeedbackTerms = 40;
inline constexpr std::size_t kTellingTerms = 25;
inline constexpr double kTellingShare = 0.3;

}  // namespace newsdex
