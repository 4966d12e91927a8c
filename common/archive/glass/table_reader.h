// A glass table that our writer wrote: front to back, or from a key on. Leaves stand in the file in
// key order and the root is the last block of all, so that both need the file alone.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/archive/files.h"
#include "common/archive/glass/leaf.h"

namespace newsdex::glass {

/// Stands at an entry, or before the first one. Copies share the mapped file and move on their own.
class TableReader {
 public:
  /// A file that is not there is a table without entries. Stands before the first one.
  explicit TableReader(std::filesystem::path file, Access access = Access::in_order);

  /// Moves to the next entry; false behind the last one. Throws ArchiveError where the file is no
  /// such table, whatever its bytes are.
  [[nodiscard]] bool next();

  /// Moves to the first entry whose key is not less; false where there is none. Throws as `next`.
  /// Quickest where that is the entry at hand, or close behind it.
  [[nodiscard]] bool seek(std::string_view key);

  /// The same, quickest where the key is that of the entry `entries` behind the one at hand, from 1
  /// on.
  [[nodiscard]] bool seek(std::string_view key, std::size_t entries);

  /// Of the entry; valid until the next move.
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::string_view tag() const { return tag_; }
  [[nodiscard]] bool is_compressed() const { return is_compressed_; }

  /// Throws the ArchiveError of a table that is damaged.
  [[noreturn]] void fail() const;

 private:
  [[nodiscard]] std::string_view block(std::size_t number) const;
  void enter_leaf(std::size_t number);
  [[nodiscard]] bool next_leaf();
  [[nodiscard]] std::optional<LeafItem> next_item();
  [[nodiscard]] LeafItem item(std::size_t index) const;
  [[nodiscard]] std::string_view key_of(std::size_t index) const;
  [[nodiscard]] std::size_t leaf_of(std::string_view key) const;
  [[nodiscard]] bool reaches(std::string_view key) const;
  void enter_leaf_of(std::string_view key);
  [[nodiscard]] std::size_t shared_bytes();
  [[nodiscard]] std::size_t first_from(std::string_view key);
  [[nodiscard]] bool is_among_next(std::string_view key);
  [[nodiscard]] bool is_behind(std::string_view key, std::size_t entries);

  std::shared_ptr<const MappedFile> file_;  ///< none: no entries
  std::shared_ptr<const std::filesystem::path> path_;
  Leaf leaf_;
  std::size_t next_block_ = 0;         ///< number of the block behind the leaf at hand
  std::size_t items_ = 0;              ///< of the leaf at hand
  std::size_t next_ = 0;               ///< of them, the next one
  std::optional<std::size_t> shared_;  ///< bytes that all keys of the leaf begin with
  std::string_view key_;               ///< empty: stands at no entry
  std::string_view tag_;
  std::shared_ptr<std::string> joined_;  ///< a tag of several items
  bool is_compressed_ = false;
};

}  // namespace newsdex::glass
