#include "common/entities/tagger/tagger.h"

#include <algorithm>

#include "common/entities/tagger/agreement.h"
#include "common/entities/tagger/decoder.h"
#include "common/entities/tagger/label_row.h"
#include "common/entities/tagger/word_cache.h"

namespace newsdex::entities::tagger {

class Tagger::Work {
 public:
  explicit Work(const Model& model) : model_(model), cache_(model), decoder_(model.transitions()) {}

  std::vector<TaggedSpan> tag(const Words& words, const Names& names) {
    const std::vector<WordKey> keys = word_keys(words);
    const ContextFeatures context(words, names, keys);
    const std::vector<Run> runs = candidate_runs(words, keys);
    scores_.clear();
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const Run& run = runs[r];
      if (r + 1 < runs.size()) cache_.prefetch(keys, runs[r + 1]);
      for (std::size_t i = run.first; i <= run.last; ++i) {
        score(words, keys, context, run, i, scores_.emplace_back());
        if (features_.size() >= Model::kTogether) add_context();
      }
    }
    add_context();
    heed_others(runs, keys, context.uses());
    std::vector<TaggedSpan> spans;
    const Scores* scores = scores_.data();
    for (const Run& run : runs) {
      const std::size_t count = run.last - run.first + 1;
      decoder_.decode({scores, count}, run.first, spans);
      scores += count;
    }
    return spans;
  }

 private:
  /// Adds what word `i` and the words around it say of its label, each by itself, and takes down
  /// what they say together.
  void score(const Words& words, const std::vector<WordKey>& keys, const ContextFeatures& context,
             const Run& run, std::size_t i, Scores& scores) {
    Neighbourhood around;
    for (int offset = -kReach; offset <= kReach; ++offset) {
      const auto side = static_cast<std::size_t>(offset + kReach);
      const std::size_t at = neighbour_of(keys, i, offset);
      const WordCache::Said said =
          at == kNoWord ? cache_.boundary(offset) : cache_.said(words, keys, at, offset);
      around[side] = {at == kNoWord ? kBoundary : keys[at].folded, said.shape};
      add(*said.scores, scores);
    }
    context.add(run, i, around, features_);
    ends_.push_back(features_.size());
  }

  /// Adds to the scores of the latest words what has been taken down of them.
  void add_context() {
    const std::span<Scores> latest = std::span(scores_).last(ends_.size());
    model_.add_weights(features_, ends_, latest);
    features_.clear();
    ends_.clear();
  }

  /// Adds to the scores of all words what the other mentions of the same word say.
  void heed_others(const std::vector<Run>& runs, const std::vector<WordKey>& keys,
                   const WordUses& uses) {
    Agreement agreement(uses);
    repeated_.clear();
    for (const Run& run : runs) {
      for (std::size_t i = run.first; i <= run.last; ++i) {
        repeated_.push_back(uses.find_repeated(keys[i].folded));
      }
    }
    shares_.clear();
    std::size_t at = 0;
    for (const Run& run : runs) {
      const std::size_t end = at + run.last - run.first + 1;
      const auto first = repeated_.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last = repeated_.begin() + static_cast<std::ptrdiff_t>(end);
      if (std::any_of(first, last, [](const Use* use) { return use != nullptr; })) {
        decoder_.weigh({scores_.data() + at, end - at}, shares_);
      } else {
        shares_.resize(end);
      }
      for (; at < end; ++at) {
        if (repeated_[at] != nullptr) agreement.add(*repeated_[at], shares_[at]);
      }
    }
    for (at = 0; at < scores_.size(); ++at) {
      if (repeated_[at] != nullptr) agreement.advise(*repeated_[at], shares_[at], scores_[at]);
    }
  }

  const Model& model_;
  WordCache cache_;
  Decoder decoder_;
  std::vector<Scores> scores_;        // of the words of all runs
  std::vector<KindShares> shares_;    // likewise
  std::vector<const Use*> repeated_;  // likewise; nullptr where the article has the word once
  Features features_;                 // of the words since the last add_context()
  std::vector<std::size_t> ends_;     // of the features of each of them
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
