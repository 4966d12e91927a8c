#include "common/entities/train/crf.h"

#include <algorithm>
#include <cmath>

#include "common/entities/tagger/hashing.h"
#include "common/entities/train/random.h"

namespace newsdex::training {
namespace {

using namespace entities::tagger;

/// A number whose weight is learnt, and the sum of the squares of its gradients.
struct Learnt {
  Scores weight{};
  Scores squares{};
};

constexpr float kFirstSquares = 1e-4F;

void step(float& weight, float& squares, float gradient, float rate) {
  squares += gradient * gradient;
  weight -= rate * gradient / std::sqrt(squares + kFirstSquares);
}

/// Features that are used often enough, sorted: a feature's number is its index.
std::vector<Feature> frequent_features(const std::vector<Example>& examples, int fewest) {
  std::vector<Feature> all;
  for (const Example& example : examples) {
    all.insert(all.end(), example.features.begin(), example.features.end());
  }
  std::sort(all.begin(), all.end());
  std::vector<Feature> frequent;
  for (auto first = all.begin(); first != all.end();) {
    const auto last = std::find_if(first, all.end(), [&](Feature f) { return f != *first; });
    if (last - first >= fewest) frequent.push_back(*first);
    first = last;
  }
  return frequent;
}

/// An example whose features are numbers; those that are not frequent are gone.
struct Numbered {
  std::vector<std::uint32_t> features = {};
  std::vector<std::uint32_t> ends = {};
  std::vector<LabelId> labels = {};
  float weight = 1;
  Domain domain = Domain::target;
};

Numbered to_numbers(const Example& example, const std::vector<Feature>& frequent) {
  Numbered numbered{.labels = example.labels, .weight = example.weight, .domain = example.domain};
  std::uint32_t at = 0;
  for (const std::uint32_t end : example.ends) {
    for (; at < end; ++at) {
      const auto found = std::lower_bound(frequent.begin(), frequent.end(), example.features[at]);
      if (found == frequent.end() || *found != example.features[at]) continue;
      numbered.features.push_back(static_cast<std::uint32_t>(found - frequent.begin()));
    }
    numbered.ends.push_back(static_cast<std::uint32_t>(numbered.features.size()));
  }
  return numbered;
}

/// Probabilities of labels and pairs of labels in one run.
class Lattice {
 public:
  using Row = std::array<double, kLabels>;

  /// Expects `scores` of at least one word. Returns the logarithm of the sum over all paths.
  double sum(const std::vector<Scores>& scores, const Transitions& transitions) {
    const std::size_t count = scores.size();
    factor_.resize(count);
    forward_.resize(count);
    backward_.resize(count);
    sums_.resize(count);
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b) {
        const bool allowed = may_follow(static_cast<LabelId>(a), static_cast<LabelId>(b));
        pair_[a][b] = allowed ? std::exp(static_cast<double>(transitions[a][b])) : 0;
      }
    }
    double logarithm = 0;
    Row before{};
    before[kOutside] = 1;
    for (std::size_t i = 0; i < count; ++i) {
      const double largest = std::max(0.0F, *std::max_element(scores[i].begin(), scores[i].end()));
      sums_[i] = 0;
      for (std::size_t l = 0; l < kLabels; ++l) {
        factor_[i][l] = std::exp((l == kOutside ? 0.0 : scores[i][l - 1]) - largest);
        forward_[i][l] = 0;
        for (std::size_t b = 0; b < kLabels; ++b) forward_[i][l] += before[b] * pair_[b][l];
        forward_[i][l] *= factor_[i][l];
        sums_[i] += forward_[i][l];
      }
      for (double& forward : forward_[i]) forward /= sums_[i];
      before = forward_[i];
      logarithm += largest + std::log(sums_[i]);
    }
    double whole = 0;
    for (std::size_t l = 0; l < kLabels; ++l) whole += before[l] * pair_[l][kOutside];
    for (std::size_t l = 0; l < kLabels; ++l) backward_[count - 1][l] = pair_[l][kOutside] / whole;
    for (std::size_t i = count - 1; i > 0; --i) {
      for (std::size_t b = 0; b < kLabels; ++b) {
        double sum = 0;
        for (std::size_t l = 0; l < kLabels; ++l) {
          sum += pair_[b][l] * factor_[i][l] * backward_[i][l];
        }
        backward_[i - 1][b] = sum / sums_[i];
      }
    }
    return logarithm + std::log(whole);
  }

  [[nodiscard]] double probability(std::size_t i, std::size_t label) const {
    return forward_[i][label] * backward_[i][label];
  }

  /// That word `i` - 1 has label `a` and word `i` has label `b`; words beyond the run are outside.
  [[nodiscard]] double probability(std::size_t i, std::size_t a, std::size_t b) const {
    if (i == 0) return a == kOutside ? probability(0, b) : 0;
    if (i == forward_.size()) return b == kOutside ? probability(i - 1, a) : 0;
    return forward_[i - 1][a] * pair_[a][b] * factor_[i][b] * backward_[i][b] / sums_[i];
  }

 private:
  std::array<Row, kLabels> pair_{};
  std::vector<Row> factor_;
  std::vector<Row> forward_;
  std::vector<Row> backward_;
  std::vector<double> sums_;
};

/// The mean of weights that were learnt one after another.
class Mean {
 public:
  explicit Mean(std::size_t features) : weights_(features) {}

  void add(std::size_t feature, const Scores& shared, const Scores& own) {
    for (std::size_t l = 0; l < kInsideLabels; ++l) weights_[feature][l] += shared[l] + own[l];
  }

  /// Once for all features.
  void add(const Transitions& transitions) {
    ++count_;
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b) transitions_[a][b] += transitions[a][b];
    }
  }

  /// Without the features that have no weight above `smallest`.
  [[nodiscard]] ModelParts parts(const std::vector<Feature>& features, float smallest) const {
    ModelParts parts;
    const auto share = 1 / static_cast<float>(count_);
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b)
        parts.transitions[a][b] = transitions_[a][b] * share;
    }
    for (std::size_t f = 0; f < features.size(); ++f) {
      Scores weights{};
      float largest = 0;
      for (std::size_t l = 0; l < kInsideLabels; ++l) {
        weights[l] = weights_[f][l] * share;
        largest = std::max(largest, std::abs(weights[l]));
      }
      if (largest > smallest) parts.weights.emplace_back(features[f], weights);
    }
    return parts;
  }

 private:
  std::vector<Scores> weights_;  // sums
  Transitions transitions_{};
  int count_ = 0;
};

class Trainer {
 public:
  Trainer(std::size_t features, const Settings& settings, std::uint64_t seed)
      : settings_(settings), random_(seed), features_(features), learnt_(kSets * features) {}

  /// One step along the gradient of an example; returns its loss.
  double learn(const Numbered& example) {
    drop(example);
    const std::size_t count = example.labels.size();
    scores_.assign(count, Scores{});
    const float kept = 1 / (1 - settings_.dropout);
    const Transitions transitions = transitions_of(example.domain);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
      for (; at < kept_ends_[i]; ++at) {
        const Scores& weight = learnt_[kept_[at]].weight;
        for (std::size_t l = 0; l < kInsideLabels; ++l) scores_[i][l] += weight[l];
      }
      for (float& score : scores_[i]) score *= kept;
    }
    const double loss = lattice_.sum(scores_, transitions) - score_of_gold(example, transitions);
    descend_features(example);
    descend_transitions(example);
    return loss * example.weight;
  }

  /// Adds the weights as they are now to a mean.
  void remember(Mean& mean) const {
    const std::size_t own = features_ * set_of(Domain::target);
    for (std::size_t f = 0; f < features_; ++f) {
      mean.add(f, learnt_[f].weight, learnt_[own + f].weight);
    }
    mean.add(transitions_of(Domain::target));
  }

 private:
  /// Chooses the features of a step.
  void drop(const Numbered& example) {
    kept_.clear();
    kept_ends_.clear();
    const auto limit = static_cast<std::uint64_t>(settings_.dropout * 65536);
    const auto own = static_cast<std::uint32_t>(features_ * set_of(example.domain));
    std::uint32_t at = 0;
    for (const std::uint32_t end : example.ends) {
      for (; at < end; ++at) {
        const std::uint64_t random = random_.next();
        if ((random & 0xFFFFU) >= limit) kept_.push_back(example.features[at]);
        if ((random >> 16U & 0xFFFFU) >= limit) kept_.push_back(own + example.features[at]);
      }
      kept_ends_.push_back(static_cast<std::uint32_t>(kept_.size()));
    }
  }

  /// Sets of weights: what all examples share, and one for each domain.
  static constexpr std::size_t kSets = 3;

  static std::size_t set_of(Domain domain) { return 1 + static_cast<std::size_t>(domain); }

  [[nodiscard]] Transitions transitions_of(Domain domain) const {
    Transitions sum = transitions_[0];
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b) sum[a][b] += transitions_[set_of(domain)][a][b];
    }
    return sum;
  }

  [[nodiscard]] double score_of_gold(const Numbered& example,
                                     const Transitions& transitions) const {
    double score = 0;
    LabelId before = kOutside;
    for (std::size_t i = 0; i < example.labels.size(); ++i) {
      const LabelId label = example.labels[i];
      score += transitions[before][label] + (label == kOutside ? 0 : scores_[i][label - 1U]);
      before = label;
    }
    return score + transitions[before][kOutside];
  }

  void descend_features(const Numbered& example) {
    static constexpr float kNegligible = 1e-4F;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < example.labels.size(); ++i) {
      Scores gradient{};
      float largest = 0;
      for (std::size_t l = 0; l < kInsideLabels; ++l) {
        const double gold = example.labels[i] == l + 1 ? 1 : 0;
        gradient[l] = example.weight * static_cast<float>(lattice_.probability(i, l + 1) - gold);
        largest = std::max(largest, std::abs(gradient[l]));
      }
      if (largest < kNegligible) {
        at = kept_ends_[i];
        continue;
      }
      for (; at < kept_ends_[i]; ++at) {
        Learnt& learnt = learnt_[kept_[at]];
        for (std::size_t l = 0; l < kInsideLabels; ++l) {
          step(learnt.weight[l], learnt.squares[l],
               gradient[l] + settings_.decay * learnt.weight[l], settings_.rate);
        }
      }
    }
  }

  void descend_transitions(const Numbered& example) {
    const std::size_t count = example.labels.size();
    Transitions gradient{};
    for (std::size_t i = 0; i <= count; ++i) {
      for (std::size_t a = 0; a < kLabels; ++a) {
        for (std::size_t b = 0; b < kLabels; ++b) {
          gradient[a][b] += static_cast<float>(lattice_.probability(i, a, b));
        }
      }
      const LabelId before = i == 0 ? kOutside : example.labels[i - 1];
      gradient[before][i == count ? kOutside : example.labels[i]] -= 1;
    }
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b) {
        if (!may_follow(static_cast<LabelId>(a), static_cast<LabelId>(b))) continue;
        for (const std::size_t set : {std::size_t{0}, set_of(example.domain)}) {
          step(transitions_[set][a][b], transition_squares_[set][a][b],
               example.weight * gradient[a][b], settings_.rate);
        }
      }
    }
  }

  const Settings& settings_;
  Random random_;
  std::size_t features_;
  std::vector<Learnt> learnt_;  // set behind set
  std::array<Transitions, kSets> transitions_{};
  std::array<Transitions, kSets> transition_squares_{};

  // Of the example under way.
  Lattice lattice_;
  std::vector<std::uint32_t> kept_;
  std::vector<std::uint32_t> kept_ends_;
  std::vector<Scores> scores_;
};

}  // namespace

ModelParts train(std::vector<Example> examples, const Settings& settings,
                 const std::function<void(int epoch, double loss)>& progress) {
  const std::vector<Feature> features = frequent_features(examples, settings.fewest);
  std::vector<Numbered> numbered;
  double words = 0;
  for (Example& example : examples) {
    numbered.push_back(to_numbers(example, features));
    words += example.weight * static_cast<double>(example.labels.size());
    example = {};
  }
  Mean mean(features.size());
  for (int model = 0; model < settings.models; ++model) {
    const auto seed = static_cast<std::uint64_t>(2 * model + 1);
    Trainer trainer(features.size(), settings, seed);
    Random random(seed + 1);
    for (int epoch = 1; epoch <= settings.epochs; ++epoch) {
      for (std::size_t i = numbered.size(); i > 1; --i) {
        std::swap(numbered[i - 1], numbered[random.below(i)]);
      }
      double loss = 0;
      for (const Numbered& example : numbered) loss += trainer.learn(example);
      if (epoch > settings.epochs - settings.averaged) trainer.remember(mean);
      progress(epoch, loss / words);
    }
  }
  return mean.parts(features, settings.smallest);
}

}  // namespace newsdex::training
