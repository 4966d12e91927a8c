// The layout of a block of a glass table, for the writer and the reader; see docs/part-format.md.

#pragma once

#include <cstddef>
#include <cstdint>

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

}  // namespace newsdex::glass
