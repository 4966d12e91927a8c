// One number for each label, and tables of them: the four labels of a kind side by side, so that
// they are computed together.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numbers>

#include "common/entities/tagger/model.h"

namespace newsdex::entities::tagger {

inline constexpr std::size_t kKinds = kSpanKindNames.size();

/// The labels of one kind, as the compiler's vectors (GCC and Clang).
using PartNumbers [[gnu::vector_size(kParts * sizeof(float))]] = float;

/// The scores of the labels of a kind.
[[nodiscard]] inline PartNumbers scores_of(const Scores& scores, std::size_t kind) {
  PartNumbers numbers;
  std::memcpy(&numbers, scores.data() + kParts * kind, sizeof numbers);
  return numbers;
}

/// Adds scores label by label.
inline void add(const Scores& more, Scores& sums) {
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const PartNumbers numbers = scores_of(sums, kind) + scores_of(more, kind);
    std::memcpy(sums.data() + kParts * kind, &numbers, sizeof numbers);
  }
}

/// e to the power of numbers that are at most 0, each as exact as a float can tell it but for its
/// last two bits; below -87 they count as -87.
///
/// Cody, Waite: Software Manual for the Elementary Functions (1980): 2^n times e to a rest of at
/// most half of ln 2, by the polynomial of Moshier's Cephes (expf).
[[nodiscard]] inline PartNumbers exp_of(PartNumbers powers) {
  using Ints [[gnu::vector_size(sizeof(PartNumbers))]] = std::int32_t;
  static constexpr float kLeast = -87;
  static constexpr float kRounds = 0x1.8p23F;  // added, it leaves a number's integer at the end
  static constexpr float kLn2Begin = 0x1.63p-1F;
  static constexpr float kLn2End = -2.12194440e-4F;
  powers = powers < kLeast ? PartNumbers{} + kLeast : powers;
  const PartNumbers rounded = powers * std::numbers::log2e_v<float> + kRounds;
  const PartNumbers n = rounded - kRounds;
  const PartNumbers rest = powers - n * kLn2Begin - n * kLn2End;
  PartNumbers sum = rest * 1.9875691500e-4F + 1.3981999507e-3F;
  sum = sum * rest + 8.3334519073e-3F;
  sum = sum * rest + 4.1665795894e-2F;
  sum = sum * rest + 1.6666665459e-1F;
  sum = sum * rest + 5.0000001201e-1F;
  sum = sum * rest * rest + rest + 1;
  static constexpr int kFractionBits = 23;
  const auto exponents = reinterpret_cast<Ints>(rounded) << kFractionBits;
  return reinterpret_cast<PartNumbers>(reinterpret_cast<Ints>(sum) + exponents);
}

struct LabelRow {
  float outside = 0;
  std::array<PartNumbers, kKinds> inside{};

  [[nodiscard]] float at(LabelId label) const {
    return label == kOutside ? outside : inside[(label - 1U) / kParts][(label - 1U) % kParts];
  }
  void set(LabelId label, float number) {
    if (label == kOutside) {
      outside = number;
    } else {
      inside[(label - 1U) / kParts][(label - 1U) % kParts] = number;
    }
  }
};

/// Row by label: from it to each label, or to it from each.
using LabelTable = std::array<LabelRow, kLabels>;

/// A label of a kind, with its number.
struct KindPart {
  LabelId label = kOutside;
  std::size_t kind = 0;
  std::size_t part = 0;
};

/// The labels that are either of two parts of a name, in the order of their numbers.
[[nodiscard]] constexpr std::array<KindPart, 2 * kKinds> labels_of_parts(Part one, Part other) {
  std::array<KindPart, 2 * kKinds> labels{};
  std::size_t count = 0;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    for (const Part part : {one, other}) {
      labels[count++] = {label_of(static_cast<SpanKind>(kind), part), kind,
                         static_cast<std::size_t>(part)};
    }
  }
  return labels;
}

// What may_follow says: outside and labels that close a name stand before outside and labels that
// open one; labels that leave a name open stand before those that go on, of their kind.
inline constexpr auto kOpening = labels_of_parts(Part::begin, Part::single);
inline constexpr auto kGoingOn = labels_of_parts(Part::inside, Part::end);
inline constexpr auto kClosing = labels_of_parts(Part::end, Part::single);
inline constexpr auto kLeftOpen = labels_of_parts(Part::begin, Part::inside);

}  // namespace newsdex::entities::tagger
