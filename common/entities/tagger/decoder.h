// The best labels of a run, and how sure its names are.
//
// Viterbi for the labels, forward-backward for the probabilities (Rabiner: A Tutorial on Hidden
// Markov Models, 1989; Lafferty et al. 2001), over the pairs of labels that may_follow allows.

#pragma once

#include <span>
#include <vector>

#include "common/entities/tagger/agreement.h"
#include "common/entities/tagger/model.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities::tagger {

class Decoder {
 public:
  explicit Decoder(const Transitions& transitions);

  /// Adds the names of a run of words whose first is word `first`, by the scores of its words, at
  /// least one. Linear in the run.
  void decode(std::span<const Scores> scores, std::size_t first, std::vector<TaggedSpan>& spans);

  /// Adds how likely each word of a run, at least one, is in a name of each kind.
  void weigh(std::span<const Scores> scores, std::vector<KindShares>& shares);

 private:
  using Row = std::array<float, kLabels>;

  void find_best(std::span<const Scores> scores);
  void sum_paths(std::span<const Scores> scores);
  [[nodiscard]] float probability(std::size_t first, std::size_t last, SpanKind kind) const;

  const Transitions& transitions_;
  Transitions factors_{};  // e to the transitions

  // Of the run under way, by word.
  std::vector<std::array<LabelId, kLabels>> before_;  // the best label before each
  std::vector<LabelId> best_;
  std::vector<Row> factor_;    // e to the scores, the largest of a word being 1
  std::vector<Row> forward_;   // scaled to a sum of 1
  std::vector<Row> backward_;  // scaled by the same numbers
  std::vector<float> sum_;     // those numbers
};

}  // namespace newsdex::entities::tagger
