// The items of a leaf of a glass table; see docs/part-format.md.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/archive/glass/block_format.h"

namespace newsdex::glass {

/// A tag, or a piece of one. Views into the leaf.
struct LeafItem {
  std::string_view key;  ///< empty for the item that each table begins with
  std::string_view chunk;
  std::uint16_t component = 1;  ///< number of the piece, from 1
  bool is_last = false;
  bool is_compressed = false;
};

/// One block of a table, taken for a leaf; whatever its bytes are, nothing outside of it is read.
class Leaf {
 public:
  Leaf() = default;
  /// Expects kBlockBytes bytes.
  explicit Leaf(std::string_view block) : block_(block) {}

  /// Whether the block says of itself that it is a leaf, and how long its directory is.
  [[nodiscard]] bool is_good() const;

  [[nodiscard]] std::size_t items() const;

  /// One below items(). nullopt where it does not lie within the block.
  [[nodiscard]] std::optional<LeafItem> item(std::size_t index) const;

  /// The key of an item below items() alone. nullopt where it does not lie within the block.
  [[nodiscard]] std::optional<std::string_view> key(std::size_t index) const {
    // A search reads many keys for one item: by bare bytes, which items() keeps within the block.
    const auto* const bytes = reinterpret_cast<const unsigned char*>(block_.data());
    const std::size_t entry = kHeaderBytes + index * kOffsetBytes;
    const std::size_t at = static_cast<std::size_t>(bytes[entry]) << 8U | bytes[entry + 1];
    if (at + kItemHeadBytes > kBlockBytes) return std::nullopt;
    const std::size_t key_bytes = bytes[at + 2];
    if (at + kItemHeadBytes + key_bytes > kBlockBytes) return std::nullopt;
    return std::string_view(block_.data() + at + kItemHeadBytes, key_bytes);
  }

 private:
  std::string_view block_;
};

}  // namespace newsdex::glass
