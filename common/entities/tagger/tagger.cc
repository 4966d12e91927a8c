#include "common/entities/tagger/tagger.h"

#include "common/entities/tagger/decoder.h"
#include "common/entities/tagger/word_cache.h"

namespace newsdex::entities::tagger {

class Tagger::Work {
 public:
  explicit Work(const Model& model) : model_(model), cache_(model), decoder_(model.transitions()) {}

  std::vector<TaggedSpan> tag(const Words& words, const Names& names) {
    const std::vector<WordKey> keys = word_keys(words);
    const ContextFeatures context(words, names, keys);
    std::vector<TaggedSpan> spans;
    for (const Run& run : candidate_runs(words, keys)) {
      scores_.assign(run.last - run.first + 1, Scores{});
      for (std::size_t i = run.first; i <= run.last; ++i) {
        score(words, keys, context, i, scores_[i - run.first]);
      }
      decoder_.decode(scores_, run.first, spans);
    }
    return spans;
  }

 private:
  /// Adds what word `i` and the words around it say of its label.
  void score(const Words& words, const std::vector<WordKey>& keys, const ContextFeatures& context,
             std::size_t i, Scores& scores) {
    Neighbourhood around;
    for (int offset = -kReach; offset <= kReach; ++offset) {
      const auto side = static_cast<std::size_t>(offset + kReach);
      const std::size_t at = neighbour_of(keys, i, offset);
      const WordCache::Said said =
          at == kNoWord ? cache_.boundary(offset) : cache_.said(words, keys, at, offset);
      around[side] = {at == kNoWord ? kBoundary : keys[at].folded, said.shape};
      for (std::size_t l = 0; l < kInsideLabels; ++l) scores[l] += (*said.scores)[l];
    }
    features_.clear();
    context.add(i, around, features_);
    model_.add_weights(features_, scores);
  }

  const Model& model_;
  WordCache cache_;
  Decoder decoder_;
  std::vector<Scores> scores_;  // of the run under way
  Features features_;           // of the word under way
};

Tagger::Tagger(const Model& model) : work_(std::make_unique<Work>(model)) {}
Tagger::~Tagger() = default;

std::vector<TaggedSpan> Tagger::tag(const Words& words, const Names& names) {
  return work_->tag(words, names);
}

std::vector<TaggedSpan> tag_spans(const Words& words, const Names& names) {
  thread_local Tagger tagger(compiled_model());
  return tagger.tag(words, names);
}

}  // namespace newsdex::entities::tagger
