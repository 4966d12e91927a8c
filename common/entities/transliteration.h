// Spellings of one foreign name in Latin letters: Khamenei and Khameini, Zelensky and Zelenskiy.

#pragma once

#include <string>
#include <string_view>

namespace newsdex::entities {

/// What stays the same between the spellings of a name: its first letter and the consonants behind
/// it, without h, w and y, doubled ones once, q and g as k, c and z as s, v and f as b. Empty for
/// names of fewer than five letters or outside a to z, which say too little. Expects a folded word.
[[nodiscard]] std::string skeleton(std::string_view folded);

/// Whether two folded surnames may be spellings of one: equal skeletons, and lengths that differ by
/// two at most. For names of one article only: across articles it would join different people.
[[nodiscard]] bool may_be_one_name(std::string_view a, std::string_view b);

}  // namespace newsdex::entities
