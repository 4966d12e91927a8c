// How close two things stand to each other: `w/5`, `pre/5`, `w/s`, `w/p`, and `NOT` before these.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex::query {

struct Proximity {
  enum class Reach : std::uint8_t {
    words,      ///< at most `distance` - 1 words between, in any order
    before,     ///< the same, the left one first
    sentence,   ///< in one sentence
    paragraph,  ///< in one paragraph
  };

  Reach reach = Reach::words;
  std::uint32_t distance = 1;  ///< 1 to kMaxDistance; 1 where `reach` has none
  bool negated = false;        ///< the left one, where no right one stands so close to it

  friend bool operator==(const Proximity&, const Proximity&) = default;
};

inline constexpr std::uint32_t kMaxDistance = 255;

/// Whether a word is written like an operator of proximity, with whatever number.
[[nodiscard]] bool is_proximity(std::string_view word);

/// Reads what `is_proximity` holds for, in any letter case. Throws InputError (`query_too_large`)
/// for a number above kMaxDistance, `bad_query` for 0.
[[nodiscard]] Proximity parse_proximity(std::string_view word);

/// `w/5`, `NOT pre/5`, `w/s`.
[[nodiscard]] std::string to_string(const Proximity& proximity);

}  // namespace newsdex::query
