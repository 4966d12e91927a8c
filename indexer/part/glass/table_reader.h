// A glass table that our writer wrote, read front to back: leaves stand in the file in key order,
// so that merging parts reads each byte once.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/archive/files.h"
#include "indexer/part/glass/leaf.h"

namespace newsdex::glass {

class TableReader {
 public:
  /// A file that is not there is a table without entries. Stands before the first one.
  explicit TableReader(std::filesystem::path file);

  /// Moves to the next entry; false behind the last one. Throws ArchiveError where the file is no
  /// such table.
  [[nodiscard]] bool next();

  /// Of the entry; valid until the next call of `next`.
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::string_view tag() const { return tag_; }
  [[nodiscard]] bool is_compressed() const { return is_compressed_; }

 private:
  [[nodiscard]] std::optional<LeafItem> next_item();
  [[nodiscard]] bool next_leaf();
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  std::optional<MappedFile> file_;
  Leaf leaf_;
  std::size_t next_block_ = 0;  ///< offset of the block behind the leaf at hand
  std::size_t items_ = 0;       ///< of the leaf at hand
  std::size_t next_ = 0;        ///< of them, the next one
  std::string_view key_;
  std::string_view tag_;
  std::string joined_;  ///< a tag of several items
  bool is_compressed_ = false;
};

}  // namespace newsdex::glass
