#include "indexer/part/glass/table_reader.h"

#include <utility>

#include <fmt/format.h>

#include "common/error.h"
#include "indexer/part/glass/block_format.h"

namespace newsdex::glass {
namespace {

std::size_t get_2(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << 8U |
         static_cast<unsigned char>(bytes[at + 1]);
}

}  // namespace

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
    leaf_ = bytes.substr(next_block_, kBlockBytes);
    next_block_ += kBlockBytes;
    if (leaf_[kLevelAt] != 0) continue;
    entry_ = kHeaderBytes;
    directory_end_ = get_2(leaf_, kDirectoryEndAt);
    if (directory_end_ > kBlockBytes) fail();
    return true;
  }
  return false;
}

bool TableReader::next_item(Item& item) {
  while (entry_ + kOffsetBytes > directory_end_) {
    if (!next_leaf()) return false;
  }
  const std::size_t at = get_2(leaf_, entry_);
  entry_ += kOffsetBytes;
  if (at + kItemHeadBytes > kBlockBytes) fail();
  const std::size_t head = get_2(leaf_, at);
  item.is_first = (head & kFirst) != 0;
  item.is_last = (head & kLast) != 0;
  item.is_compressed = (head & kCompressed) != 0;
  const std::size_t size = (head & kSizeMask) + kItemHeadBytes;
  const std::size_t key_bytes = static_cast<unsigned char>(leaf_[at + 2]);
  const std::size_t before = kItemHeadBytes + key_bytes + (item.is_first ? 0 : kComponentBytes);
  if (before > size || at + size > kBlockBytes) fail();
  item.key = leaf_.substr(at + kItemHeadBytes, key_bytes);
  item.chunk = leaf_.substr(at + before, size - before);
  return true;
}

bool TableReader::next() {
  Item item;
  do {
    if (!next_item(item)) return false;
  } while (item.key.empty());  // every table's first one
  if (!item.is_first) fail();
  key_ = item.key;
  is_compressed_ = item.is_compressed;
  tag_ = item.chunk;
  if (item.is_last) return true;
  joined_ = item.chunk;
  while (!item.is_last) {
    if (!next_item(item) || item.is_first || item.key != key_) fail();
    joined_ += item.chunk;
  }
  tag_ = joined_;
  return true;
}

}  // namespace newsdex::glass
