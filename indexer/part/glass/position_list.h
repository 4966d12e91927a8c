// Positions of a term in an article as the glass format packs them: the last one, then the first,
// the count, and the others by binary interpolative coding (Moffat and Stuiver; Witten, Moffat,
// Bell, "Managing Gigabytes", 2nd ed., p. 126), as in Xapian 1.4.22, common/bitstream.cc.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "common/archive/glass/pack.h"

namespace newsdex::glass {

/// No list of so many positions takes more; some of it is written to and not used.
[[nodiscard]] constexpr std::size_t most_position_bytes(std::size_t positions) {
  return kMaxUintBytes + sizeof(std::uint32_t) * (positions + 1) + sizeof(std::uint64_t);
}

/// Of a list of several positions.
[[nodiscard]] char* put_several_positions(char* at, std::span<const std::uint32_t> positions);

/// Writes the packed list at `at`, where there is room for `most_position_bytes`; returns its end.
/// `positions` ascend strictly and are not empty.
[[nodiscard]] inline char* put_positions(char* at, std::span<const std::uint32_t> positions) {
  return positions.size() == 1 ? put_uint(at, positions.front())
                               : put_several_positions(at, positions);
}

}  // namespace newsdex::glass
