#include "indexer/part/glass/table_salvager.h"

#include "common/archive/glass/block_format.h"

namespace newsdex::glass {

TableSalvager::TableSalvager(const std::filesystem::path& file)
    : file_(file, std::ios::binary), block_(kBlockBytes, '\0') {
  std::error_code error;
  const std::uint64_t bytes = std::filesystem::file_size(file, error);
  if (!error && file_) blocks_ = bytes / kBlockBytes;
}

// One that the disk does not give has no items.
void TableSalvager::read_block() {
  file_.clear();
  file_.seekg(static_cast<std::streamoff>(next_block_++ * kBlockBytes));
  file_.read(block_.data(), static_cast<std::streamsize>(kBlockBytes));
  leaf_ = Leaf(block_);
  items_ = file_ && leaf_.is_good() ? leaf_.items() : 0;
  next_ = 0;
}

std::optional<LeafItem> TableSalvager::next_item() {
  while (true) {
    while (next_ < items_) {
      if (const auto item = leaf_.item(next_++)) return item;
    }
    if (next_block_ == blocks_) return std::nullopt;
    read_block();
  }
}

// A piece that does not follow on the one before belongs to an entry that is lost.
bool TableSalvager::completes_entry(const LeafItem& item) {
  if (item.component == 1) {
    key_ = item.key;
    is_compressed_ = item.is_compressed;
    tag_ = item.chunk;
    pieces_ = 1;
  } else if (pieces_ > 0 && item.component == pieces_ + 1 && item.key == key_) {
    tag_ += item.chunk;
    ++pieces_;
  } else {
    pieces_ = 0;
  }
  if (pieces_ == 0 || !item.is_last) return false;
  pieces_ = 0;
  return true;
}

bool TableSalvager::next() {
  while (const auto item = next_item()) {
    if (!item->key.empty() && completes_entry(*item)) return true;
  }
  return false;
}

}  // namespace newsdex::glass
