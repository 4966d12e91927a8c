#include "indexer/part/glass/table_reader.h"

#include <utility>

#include <fmt/format.h>

#include "common/error.h"
#include "indexer/part/glass/block_format.h"

namespace newsdex::glass {

TableReader::TableReader(std::filesystem::path file) : path_(std::move(file)) {
  if (std::filesystem::exists(path_)) file_.emplace(path_);
}

void TableReader::fail() const {
  throw ArchiveError(fmt::format("{}: damaged", path_.string()),
                     "newsdex-admin check tells what is affected");
}

bool TableReader::next_leaf() {
  if (!file_) return false;
  const std::string_view bytes = file_->bytes();
  while (next_block_ < bytes.size()) {
    if (bytes.size() - next_block_ < kBlockBytes) fail();
    const std::string_view block = bytes.substr(next_block_, kBlockBytes);
    next_block_ += kBlockBytes;
    if (block[kLevelAt] != 0) continue;
    leaf_ = Leaf(block);
    if (!leaf_.is_good()) fail();
    items_ = leaf_.items();
    next_ = 0;
    return true;
  }
  return false;
}

std::optional<LeafItem> TableReader::next_item() {
  while (next_ == items_) {
    if (!next_leaf()) return std::nullopt;
  }
  const auto item = leaf_.item(next_++);
  if (!item) fail();
  return item;
}

bool TableReader::next() {
  std::optional<LeafItem> item;
  do {
    item = next_item();
    if (!item) return false;
  } while (item->key.empty());  // every table's first one
  if (item->component != 1) fail();
  key_ = item->key;
  is_compressed_ = item->is_compressed;
  tag_ = item->chunk;
  if (item->is_last) return true;
  joined_ = item->chunk;
  for (unsigned component = 2; !item->is_last; ++component) {
    item = next_item();
    if (!item || item->component != component || item->key != key_) fail();
    joined_ += item->chunk;
  }
  tag_ = joined_;
  return true;
}

}  // namespace newsdex::glass
