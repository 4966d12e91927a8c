// A glass table written front to back: a B-tree whose keys come in order, so that every block is
// written once, full, and never touched again.
//
// Format: Xapian 1.4.22, backends/glass/glass_table.h; described in docs/part-format.md. A block is
// a header of 11 bytes, a directory of 2-byte offsets that grows up, and items that grow down.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/glass/block_format.h"
#include "indexer/part/glass/output_file.h"

namespace newsdex::glass {

/// What the version file says of a table.
struct TableRoot {
  std::uint32_t block = 0;  ///< number of the root block
  std::uint32_t level = 0;  ///< of the root block; leaves are at 0
  std::uint32_t blocks = 0;
  std::uint64_t entries = 0;

  [[nodiscard]] bool is_empty() const { return blocks == 0; }
};

class BtreeWriter {
 public:
  /// Creates the table's file. Throws ArchiveError, as do the others.
  explicit BtreeWriter(const std::filesystem::path& file);

  /// Adds an entry. Keys ascend by bytes, none is empty or longer than kMaxKeyBytes: anything else
  /// throws ArchiveError. `compressed`: the tag is a raw deflate stream, which readers inflate.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  /// Writes what is left; nothing may be added after.
  [[nodiscard]] TableRoot finish();

 private:
  /// A dividing key: what a branch item says of the block that it leads to.
  struct Divider {
    std::string key;
    std::uint16_t component = 0;
  };

  /// The block of a level that is being filled.
  struct Block {
    std::string bytes = std::string(kBlockBytes, '\0');
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    Divider divider;  ///< of its first item

    Block() { clear(); }
    void clear();
    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] std::size_t room() const { return items_begin - directory_end; }
    /// Makes an item of `size` bytes, which fits, and returns where it begins.
    [[nodiscard]] char* make_item(std::size_t size);
  };

  void add_component(std::string_view key, std::string_view chunk, std::uint16_t component,
                     unsigned flags);
  void add_cut(std::string_view key, std::string_view tag, unsigned mark);
  void begin_leaf(std::string_view key, std::uint16_t component);
  void add_branch(std::size_t level, std::uint32_t block, const Divider& divider);
  std::uint32_t emit(std::size_t level);

  OutputFile file_;
  std::vector<Block> levels_;
  std::string_view last_key_;  ///< where it stands in a leaf, which lasts until the next entry
  TableRoot root_;
};

}  // namespace newsdex::glass
