// Operators whose operands are places in the text: proximity and `atleast`.

#pragma once

#include "search/query/tree.h"

namespace newsdex::query {

/// `left` and `right` as close as `proximity` says, in normal form: an AND among the operands is
/// one clause for each of its parts, (a AND b) w/5 c is (a w/5 c) AND (b w/5 c).
///
/// Throws InputError: `bad_query` for an operand that has no places in the text (a negation, a
/// date, a source), for operands of different zones or speakers; `query_too_large` for more than
/// kMaxNearOperands.
[[nodiscard]] Node near(const Proximity& proximity, Node left, Node right);

/// `node` at least `count` times; alternatives count together, the parts of an AND each for itself.
/// Throws InputError (`bad_query`) for what cannot be counted.
[[nodiscard]] Node at_least(std::uint64_t count, Node node);

/// Whether the labels of a field stand at places of the text and have their mentions counted.
[[nodiscard]] bool has_places(FieldId field);

inline constexpr std::size_t kMaxNearOperands = 8;
inline constexpr std::uint64_t kMaxAtLeast = 1000;

}  // namespace newsdex::query
