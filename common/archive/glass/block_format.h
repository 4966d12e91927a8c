// The layout of a block of a glass table, for writers and readers; see docs/part-format.md.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsdex::glass {

inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::size_t kMaxKeyBytes = 252;

inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kLargestFreeAt = 5;
inline constexpr std::size_t kFreeAt = 7;
inline constexpr std::size_t kDirectoryEndAt = 9;
inline constexpr std::size_t kHeaderBytes = 11;

inline constexpr std::size_t kOffsetBytes = 2;     ///< of the directory
inline constexpr std::size_t kItemHeadBytes = 3;   ///< size and flags, length of the key
inline constexpr std::size_t kComponentBytes = 2;  ///< behind the key of all but a tag's first item
inline constexpr std::size_t kBranchBytes = 7;     ///< of a branch item besides its key

/// Four items of the largest size fit into a block.
inline constexpr std::size_t kMaxItemBytes = (kBlockBytes - kHeaderBytes - 4 * kOffsetBytes) / 4;

// Flags beside an item's size.
inline constexpr unsigned kFirst = 0x2000;
inline constexpr unsigned kLast = 0x4000;
inline constexpr unsigned kCompressed = 0x8000;
inline constexpr unsigned kSizeMask = 0x1fff;

/// A number of two bytes of a block, the high one first.
[[nodiscard]] inline std::uint16_t get_2(std::string_view block, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(block[at]) << 8U |
                                    static_cast<unsigned char>(block[at + 1]));
}

}  // namespace newsdex::glass
