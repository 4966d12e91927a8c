// The trained model: weights of features, transitions between labels, known words.
//
// A file of little-endian numbers: a header (magic, version, fingerprint of the templates, sizes,
// checksum), transitions, an open-addressing table of features (keys, weights) and one of
// known words. Weights are bytes, times a scale for each feature. It is compiled in
// (data/names.crf) and used where it lies; only a filter of 128 kB is made of it, since most of the
// features that an article has are not in the model.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/entities/tagger/features.h"
#include "common/entities/tagger/labels.h"
#include "common/entities/tagger/vocabulary.h"

namespace newsdex::entities::tagger {

/// Scores of the labels but kOutside, whose score is 0: label l at l - 1.
using Scores = std::array<float, kInsideLabels>;

/// Scores of pairs of labels; those that may_follow forbids are not looked at.
using Transitions = std::array<std::array<float, kLabels>, kLabels>;

class Model {
 public:
  /// Throws InputError, with what to do, where the bytes are no whole model of this version and
  /// of these features. The bytes must outlive the model.
  [[nodiscard]] static Model parse(std::string_view bytes);

  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Adds the weights of all `features` to `scores`.
  void add_weights(const Features& features, Scores& scores) const;

  /// The same for several words: those of word w end before ends[w], where the next word's begin.
  void add_weights(const Features& features, std::span<const std::size_t> ends,
                   std::span<Scores> scores) const;

  /// Features are looked up side by side, up to so many.
  static constexpr std::size_t kTogether = 256;

 private:
  /// The weights of a feature of those that are looked up together.
  struct Row {
    const char* bytes;
    std::uint32_t feature;
  };

  void make_filter();
  [[nodiscard]] std::size_t find_rows(std::span<const Feature> features,
                                      std::array<Row, kTogether>& rows) const;
  [[nodiscard]] bool may_know(Feature feature) const;
  void prefetch(Feature feature) const;
  [[nodiscard]] const char* row_of(Feature feature) const;
  [[nodiscard]] const char* row_at_end(std::size_t slot, std::uint32_t wanted) const;

  Transitions transitions_{};
  Vocabulary vocabulary_;
  std::uint32_t slots_ = 0;
  std::uint32_t most_probes_ = 0;
  const char* keys_ = nullptr;  // u32 each
  const char* rows_ = nullptr;  // upper half of a float, kInsideLabels signed bytes

  static constexpr std::size_t kFilterBits = std::size_t{1} << 20U;
  std::vector<std::uint64_t> filter_;  // the bit of each key that is there
};

/// What a model is made of.
struct ModelParts {
  Transitions transitions{};
  std::vector<std::pair<Feature, Scores>> weights;
  std::vector<WordEntry> words;
};

/// A model file, which Model::parse reads; weights are rounded. The same parts give the same bytes.
[[nodiscard]] std::string to_bytes(const ModelParts& parts);

/// The model compiled in. Thread-safe; throws as Model::parse does.
[[nodiscard]] const Model& compiled_model();

}  // namespace newsdex::entities::tagger
