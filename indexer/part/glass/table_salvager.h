// What can still be read of a damaged glass table that our writer wrote.
//
// Every block that looks like a leaf is read by itself, so that neither damaged branches nor blocks
// that the disk does not give keep from reading the others; a tag of several pieces is there only
// where all of them are. Glass has no checksums: whether an entry is what was written, only its
// content can tell.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "common/archive/glass/leaf.h"

namespace newsdex::glass {

class TableSalvager {
 public:
  /// A file that is not there, or cannot be opened, is a table without entries.
  explicit TableSalvager(const std::filesystem::path& file);

  /// Moves to the next entry, in the order of the file; false behind the last one.
  [[nodiscard]] bool next();

  /// Of the entry; valid until the next call of `next`.
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::string_view tag() const { return tag_; }
  [[nodiscard]] bool is_compressed() const { return is_compressed_; }

 private:
  void read_block();
  [[nodiscard]] std::optional<LeafItem> next_item();
  [[nodiscard]] bool completes_entry(const LeafItem& item);

  std::ifstream file_;  // not mapped: a sector that cannot be read would end the process
  std::uint64_t blocks_ = 0;
  std::uint64_t next_block_ = 0;
  std::string block_;
  Leaf leaf_;
  std::size_t items_ = 0;  ///< of the leaf at hand
  std::size_t next_ = 0;   ///< of them, the next one
  std::string key_;
  std::string tag_;         ///< its pieces, of which `pieces_` have come
  std::size_t pieces_ = 0;  ///< 0: the tag began where nothing can be read
  bool is_compressed_ = false;
};

}  // namespace newsdex::glass
