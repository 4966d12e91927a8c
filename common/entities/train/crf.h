// Training the conditional random field: maximum likelihood of the gold labels, by stochastic
// gradient descent with AdaGrad (Duchi, Hazan, Singer 2011), dropout of features and the average
// of the last epochs of several models.
//
// Sets of labelled news disagree on what a name is. So every feature has a weight that all sets
// share and one of its own in each of two domains, and the model is that of the first domain
// (Daumé III: Frustratingly Easy Domain Adaptation, 2007).

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "common/entities/tagger/model.h"

namespace newsdex::training {

/// How names are labelled: as they shall be, or in another way.
enum class Domain : std::uint8_t { target, other };

/// A run of words: their features, word behind word, and their gold labels.
struct Example {
  std::vector<entities::tagger::Feature> features = {};
  std::vector<std::uint32_t> ends = {};  ///< by word: one past its last feature
  std::vector<entities::tagger::LabelId> labels = {};
  float weight = 1;
  Domain domain = Domain::target;
};

struct Settings {
  int models = 2;  ///< trained with different random numbers; their mean is the result
  int epochs = 20;
  int averaged = 10;       ///< epochs at the end whose weights are averaged
  int fewest = 3;          ///< uses below which a feature is left out
  float rate = 0.02F;      ///< of learning
  float decay = 1e-6F;     ///< L2, of the weights that a step touches
  float dropout = 0.5F;    ///< share of the features that a step leaves out
  float smallest = 0.12F;  ///< features without a weight of that size are left out in the end
};

/// Weights and transitions. The same examples give the same model. `progress` is told each epoch
/// and its mean loss a word.
[[nodiscard]] entities::tagger::ModelParts train(
    std::vector<Example> examples, const Settings& settings,
    const std::function<void(int epoch, double loss)>& progress);

}  // namespace newsdex::training
