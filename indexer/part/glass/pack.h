// Numbers and strings as the glass format writes them (common/pack.h of Xapian 1.4.22).

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex::glass {

/// Seven bits a byte, the lowest first; the top bit says that more follow.
inline void pack_uint(std::string& out, std::uint64_t value) {
  while (value >= 0x80U) {
    out += static_cast<char>((value & 0x7fU) | 0x80U);
    value >>= 7U;
  }
  out += static_cast<char>(value);
}

/// Reads what `pack_uint` wrote, moving `at` behind it. Expects it whole.
[[nodiscard]] inline std::uint64_t unpack_uint(const char*& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7U) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80U) return value;
  }
}

/// A number as the last thing of a string: its bytes, the lowest first, without leading zeros.
inline void pack_uint_last(std::string& out, std::uint64_t value) {
  for (; value > 0; value >>= 8U) out += static_cast<char>(value & 0xffU);
}

/// A docid so that byte order is number order: n bytes hold 7n + 1 bits behind n - 2 one bits.
inline void pack_uint_preserving_sort(std::string& out, std::uint32_t value) {
  static constexpr std::size_t kFewest = 2;
  static constexpr std::size_t kMost = 5;
  std::size_t bytes = kFewest;
  while (bytes < kMost && (std::uint64_t{value} >> (7 * bytes + 1)) != 0) ++bytes;
  std::array<char, kMost> packed{};
  std::uint64_t rest = value;
  for (std::size_t i = bytes; i-- > 0; rest >>= 8U) packed[i] = static_cast<char>(rest & 0xffU);
  packed[0] = static_cast<char>(static_cast<unsigned char>(packed[0]) | (0xffU << (10 - bytes)));
  out.append(packed.data(), bytes);
}

inline void pack_string(std::string& out, std::string_view text) {
  pack_uint(out, text.size());
  out += text;
}

}  // namespace newsdex::glass
