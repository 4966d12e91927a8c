// A block above the leaves of a glass table; see docs/part-format.md.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace newsdex::glass {

/// What a block says of itself: 0 for a leaf. Expects kBlockBytes bytes.
[[nodiscard]] unsigned level_of(std::string_view block);

/// One block of a table, taken for a branch; whatever its bytes are, nothing outside of it is read.
class Branch {
 public:
  /// Expects kBlockBytes bytes.
  explicit Branch(std::string_view block) : block_(block) {}

  /// Number of the block below in which the entry of a key stands, or would stand. nullopt where
  /// this is no branch.
  [[nodiscard]] std::optional<std::size_t> block_of(std::string_view key) const;

 private:
  struct Item {
    std::size_t block = 0;
    std::string_view key;         ///< that divides it from the block before
    std::uint16_t component = 0;  ///< of the key's tag, that the block begins with
  };

  [[nodiscard]] std::optional<Item> item(std::size_t index) const;

  std::string_view block_;
};

}  // namespace newsdex::glass
