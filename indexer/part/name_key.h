// What names are told apart and ordered by, as numbers.

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace newsdex {

/// Drawn once a run of the program: nobody can prepare names that all fall together.
extern const std::uint64_t kTermHashSeed;

/// The same within one run of the program, another in the next.
[[nodiscard]] inline std::uint64_t term_hash(std::string_view name) {
  return XXH3_64bits_withSeed(name.data(), name.size(), kTermHashSeed);
}

inline constexpr std::size_t kShortNameBytes = 16;

/// The bytes of a name of at most kShortNameBytes, some of them twice: names of one size are equal
/// where these are. Of a longer one the first bytes.
using ShortName = std::array<std::uint64_t, 2>;

/// Without the call that comparing arrays is.
[[nodiscard]] inline bool is_same(const ShortName& a, const ShortName& b) {
  return a[0] == b[0] && a[1] == b[1];
}

[[nodiscard]] inline ShortName short_name(std::string_view name) {
  const char* first = name.data();
  const std::size_t size = std::min(name.size(), kShortNameBytes);
  ShortName out{};
  if (size >= 8) {
    std::memcpy(&out[0], first, 8);
    std::memcpy(&out[1], first + size - 8, 8);
  } else if (size >= 4) {
    std::memcpy(&out[0], first, 4);
    std::memcpy(&out[1], first + size - 4, 4);
  } else if (size > 0) {
    std::memcpy(&out[0], first, 1);
    std::memcpy(&out[1], first + size / 2, 1);
    out[1] = out[1] << 8U | static_cast<unsigned char>(first[size - 1]);
  }
  return out;
}

/// The `size` bytes of a name of at most kShortNameBytes.
inline void write_short_name(const ShortName& name, std::size_t size, char* out) {
  if (size >= 8) {
    std::memcpy(out, &name[0], 8);
    std::memcpy(out + size - 8, &name[1], 8);
  } else if (size >= 4) {
    std::memcpy(out, &name[0], 4);
    std::memcpy(out + size - 4, &name[1], 4);
  } else if (size > 0) {
    std::memcpy(out, &name[0], 1);
    out[size / 2] = static_cast<char>(name[1] >> 8U);
    out[size - 1] = static_cast<char>(name[1]);
  }
}

/// The first bytes of a name, what it lacks of them zero, as a number that is ordered alike.
[[nodiscard]] inline std::uint64_t first_bytes(std::string_view name) {
  std::uint64_t first = 0;
  std::memcpy(&first, name.data(), std::min(name.size(), sizeof(first)));
  return __builtin_bswap64(first);
}

}  // namespace newsdex
