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

  /// nullopt where it does not lie within the block.
  [[nodiscard]] std::optional<LeafItem> item(std::size_t index) const;

  /// The key of an item alone. nullopt where it does not lie within the block.
  [[nodiscard]] std::optional<std::string_view> key(std::size_t index) const {
    const std::size_t at = get_2(block_, kHeaderBytes + index * kOffsetBytes);
    if (at + kItemHeadBytes > kBlockBytes) return std::nullopt;
    const std::size_t key_bytes = static_cast<unsigned char>(block_[at + 2]);
    if (at + kItemHeadBytes + key_bytes > kBlockBytes) return std::nullopt;
    return block_.substr(at + kItemHeadBytes, key_bytes);
  }

 private:
  std::string_view block_;
};

}  // namespace newsdex::glass
