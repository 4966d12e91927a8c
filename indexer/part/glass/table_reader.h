// A glass table that our writer wrote, read front to back: leaves stand in the file in key order,
// so that merging parts reads each byte once. Nothing else reads glass by hand.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/archive/files.h"

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
  struct Item {
    std::string_view key;
    std::string_view chunk;
    bool is_first = false;
    bool is_last = false;
    bool is_compressed = false;
  };

  [[nodiscard]] bool next_item(Item& item);
  [[nodiscard]] bool next_leaf();
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  std::optional<MappedFile> file_;
  std::string_view leaf_;
  std::size_t next_block_ = 0;  ///< offset of the block behind the leaf at hand
  std::size_t entry_ = 0;       ///< offset in the directory of the next item
  std::size_t directory_end_ = 0;
  std::string_view key_;
  std::string_view tag_;
  std::string joined_;  ///< a tag of several items
  bool is_compressed_ = false;
};

}  // namespace newsdex::glass
