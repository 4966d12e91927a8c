// The labels of the tagger: what a word is to the name that it stands in.
//
// BIOES: outside, or begin, inside, end of a name of several words, or a name of one word, for
// each kind of name.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsdex::entities::tagger {

/// What a name names. `other`: nationalities, events, works, products.
enum class SpanKind : std::uint8_t { person, location, organisation, other };

inline constexpr auto kSpanKindNames =
    std::to_array<std::string_view>({"person", "location", "organisation", "other"});

enum class Part : std::uint8_t { begin, inside, end, single };

inline constexpr std::size_t kParts = 4;
inline constexpr std::size_t kInsideLabels = kSpanKindNames.size() * kParts;

/// 0 is outside; 1 + kParts · kind + part is a part of a name.
using LabelId = std::uint8_t;

inline constexpr LabelId kOutside = 0;
inline constexpr std::size_t kLabels = 1 + kInsideLabels;

[[nodiscard]] constexpr LabelId label_of(SpanKind kind, Part part) {
  return static_cast<LabelId>(1 + kParts * static_cast<std::size_t>(kind) +
                              static_cast<std::size_t>(part));
}

[[nodiscard]] constexpr SpanKind kind_of(LabelId label) {
  return static_cast<SpanKind>((label - 1U) / kParts);
}

[[nodiscard]] constexpr Part part_of(LabelId label) {
  return static_cast<Part>((label - 1U) % kParts);
}

/// Whether a name goes on behind the label.
[[nodiscard]] constexpr bool is_open(LabelId label) {
  return label != kOutside && (part_of(label) == Part::begin || part_of(label) == Part::inside);
}

/// Whether a name goes on from before the label.
[[nodiscard]] constexpr bool continues(LabelId label) {
  return label != kOutside && (part_of(label) == Part::inside || part_of(label) == Part::end);
}

/// Whether `next` may follow `label`. A text begins and ends as if `kOutside` stood there.
[[nodiscard]] constexpr bool may_follow(LabelId label, LabelId next) {
  if (is_open(label) != continues(next)) return false;
  return !is_open(label) || kind_of(label) == kind_of(next);
}

}  // namespace newsdex::entities::tagger
