// The best labels of a run, and how sure its names are.
//
// Viterbi for the labels, forward-backward for the probabilities (Rabiner: A Tutorial on Hidden
// Markov Models, 1989; Lafferty et al. 2001), over the pairs of labels that may_follow allows.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/entities/tagger/agreement.h"
#include "common/entities/tagger/label_row.h"
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
  using PartLabels [[gnu::vector_size(kParts * sizeof(std::int32_t))]] = std::int32_t;

  /// The best label before each label.
  struct BestBefore {
    LabelId outside = kOutside;
    std::array<PartLabels, kKinds> inside{};
  };

  void find_best(std::span<const Scores> scores);
  void step_best(LabelRow& sums, BestBefore& before) const;
  [[nodiscard]] LabelId best_last(const LabelRow& sums) const;
  void sum_paths(std::span<const Scores> scores);
  void step_forward(const LabelRow& before, LabelRow& sums) const;
  [[nodiscard]] float sum_to_end(const LabelRow& last) const;
  void step_backward(const LabelRow& behind, LabelRow& sums) const;
  [[nodiscard]] float probability(std::size_t first, std::size_t last, SpanKind kind) const;

  LabelTable transitions_{};   // to each label; -INFINITY where it may not follow
  LabelTable factors_{};       // e to the transitions
  LabelTable factors_from_{};  // the same from each label

  // Of the run under way, by word.
  std::vector<BestBefore> before_;
  std::vector<LabelId> best_;
  std::vector<LabelRow> factor_;    // e to the scores, the largest of a word being 1
  std::vector<LabelRow> forward_;   // scaled to a sum of 1
  std::vector<LabelRow> backward_;  // scaled by the same numbers
  std::vector<float> sum_;          // those numbers
};

}  // namespace newsdex::entities::tagger
