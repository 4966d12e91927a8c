// Word clusters by the exchange algorithm for two-sided class bigrams (Martin, Liermann, Ney:
// Algorithms for bigram and trigram word clustering, 1998).

#pragma once

#include <vector>

#include "common/entities/tagger/vocabulary.h"
#include "common/entities/train/examples.h"

namespace newsdex::training {

/// Clusters of the words of all readings that stand there often enough, fine ones and coarse ones
/// made of these, numbered from 1. The same readings give the same clusters.
[[nodiscard]] std::vector<entities::tagger::WordEntry> cluster_words(const Readings& readings);

}  // namespace newsdex::training
