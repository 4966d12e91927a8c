// Expansion by feedback: words that the best articles of a result share, to order it once more.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/archive/archive.h"
#include "search/answer.h"

namespace newsdex {

/// Weights of the stems that tell `best`, the best articles of a result with their scores, from the
/// rest of the archive: above 0, the heaviest 1. They are added to those of the query.
///
/// Bo1 (Amati, "Probability models for information retrieval based on divergence from randomness",
/// Glasgow 2003): a stem that `best` has tf times, and an article of the archive P times in the
/// mean, weighs tf log2((1 + P) / P) + log2(1 + P). Changed in that an article counts by its score,
/// and a stem has to stand in two of them.
[[nodiscard]] std::map<std::string, double> feedback_terms(const Archive& archive,
                                                           const std::vector<Ranked>& best);

inline constexpr std::size_t kFeedbackArticles = 10;
inline constexpr std::size_t kFeedbackTerms = 40;

}  // namespace newsdex
