// Passing over plain bytes, a block of them at once.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex {

/// Bytes of a block: as many as every x86-64 compares at once.
inline constexpr std::size_t kScanBlock = 16;

/// Where the first byte is that `is` tells, `bytes.size()` where there is none. `is` takes an
/// unsigned char and gives a bool from comparisons alone: then the compiler asks it of a whole
/// block at once.
template <typename Is>
[[nodiscard]] std::size_t find_byte_if(std::string_view bytes, Is is) {
  static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
  const char* const data = bytes.data();
  const auto is_at = [&](std::size_t i) { return is(static_cast<unsigned char>(data[i])); };
  std::size_t begin = 0;
  for (; begin + kScanBlock <= bytes.size(); begin += kScanBlock) {
    std::array<unsigned char, kScanBlock> told;
    for (std::size_t i = 0; i < kScanBlock; ++i) told[i] = is_at(begin + i) ? 0xFF : 0;
    const auto [low, high] = std::bit_cast<std::array<std::uint64_t, 2>>(told);
    if (low != 0) return begin + static_cast<std::size_t>(std::countr_zero(low)) / 8;
    if (high != 0) return begin + 8 + static_cast<std::size_t>(std::countr_zero(high)) / 8;
  }
  while (begin < bytes.size() && !is_at(begin)) ++begin;
  return begin;
}

/// How many bytes `is` tells, which is as above.
template <typename Is>
[[nodiscard]] std::size_t count_bytes_if(std::string_view bytes, Is is) {
  const char* const data = bytes.data();
  const auto is_at = [&](std::size_t i) { return is(static_cast<unsigned char>(data[i])); };
  std::size_t count = 0;
  std::size_t begin = 0;
  for (; begin + kScanBlock <= bytes.size(); begin += kScanBlock) {
    unsigned char found = 0;  // of a block, so that it does not run over
    for (std::size_t i = 0; i < kScanBlock; ++i) {
      found = static_cast<unsigned char>(found + (is_at(begin + i) ? 1 : 0));
    }
    count += found;
  }
  for (; begin < bytes.size(); ++begin) count += is_at(begin) ? 1U : 0U;
  return count;
}

/// Puts `change` of each byte in its place. `change` takes and gives a char, by arithmetic alone.
template <typename Change>
void change_bytes(std::string& bytes, Change change) {
  char* const data = bytes.data();
  std::size_t begin = 0;
  for (; begin + kScanBlock <= bytes.size(); begin += kScanBlock) {
    for (std::size_t i = begin; i < begin + kScanBlock; ++i) data[i] = change(data[i]);
  }
  for (; begin < bytes.size(); ++begin) data[begin] = change(data[begin]);
}

}  // namespace newsdex
