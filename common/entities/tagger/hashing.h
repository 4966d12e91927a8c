// Hashes of features, made from numbers.

#pragma once

#include <cstdint>

namespace newsdex::entities::tagger {

/// The finaliser of MurmurHash3 over a linear combination: every bit of both changes every bit.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = a * 0x9E3779B97F4A7C15U + b + 0x165667B19E3779F9U;
  h ^= h >> 33U;
  h *= 0xFF51AFD7ED558CCDU;
  h ^= h >> 33U;
  h *= 0xC4CEB9FE1A85EC53U;
  h ^= h >> 33U;
  return h;
}

/// The number in [0, count) that a hash falls on.
[[nodiscard]] constexpr std::uint32_t slot_of(std::uint64_t hash, std::uint32_t count) {
  return static_cast<std::uint32_t>(((hash >> 32U) * count) >> 32U);
}

}  // namespace newsdex::entities::tagger
