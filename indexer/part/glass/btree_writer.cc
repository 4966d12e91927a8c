#include "indexer/part/glass/btree_writer.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "common/error.h"
#include "indexer/part/byte_run.h"

namespace newsdex::glass {
namespace {

// A tag that has to be cut begins in the block at hand where at least this much of it fits there.
constexpr std::size_t kLeastFirstChunk = 64;

constexpr std::uint32_t kRevision = 1;

void put_2(char* at, std::size_t value) {
  at[0] = static_cast<char>((value >> 8U) & 0xffU);
  at[1] = static_cast<char>(value & 0xffU);
}

void put_4(char* at, std::uint32_t value) {
  put_2(at, value >> 16U);
  put_2(at + 2, value & 0xffffU);
}

/// Returns where it ends.
char* put_key(char* at, std::string_view key) {
  *at++ = static_cast<char>(key.size());
  return copy_bytes(at, key);
}

}  // namespace

void BtreeWriter::Block::clear() {
  directory_end = kHeaderBytes;
  items_begin = kBlockBytes;
}

bool BtreeWriter::Block::is_empty() const { return directory_end == kHeaderBytes; }

char* BtreeWriter::Block::make_item(std::size_t size) {
  items_begin -= size;
  put_2(bytes.data() + directory_end, items_begin);
  directory_end += kOffsetBytes;
  return bytes.data() + items_begin;
}

BtreeWriter::BtreeWriter(const std::filesystem::path& file) : file_(file), levels_(1) {}

void BtreeWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (key.size() > kMaxKeyBytes || key <= last_key_) {
    throw ArchiveError("an entry is out of order: what is merged is damaged",
                       "newsdex-admin check tells what is affected");
  }
  const unsigned mark = compressed ? kCompressed : 0;
  if (root_.entries++ == 0) add_component({}, {}, 1, kFirst | kLast);  // every table's empty key

  if (kItemHeadBytes + key.size() + tag.size() <= kMaxItemBytes) {
    add_component(key, tag, 1, mark | kFirst | kLast);
  } else {
    add_cut(key, tag, mark);
  }
}

void BtreeWriter::add_cut(std::string_view key, std::string_view tag, unsigned mark) {
  const std::size_t head = kItemHeadBytes + key.size();
  std::size_t most = kMaxItemBytes - head;
  const std::size_t room = levels_[0].room();
  if (room > head + kOffsetBytes + kLeastFirstChunk) {
    most = std::min(most, room - head - kOffsetBytes);
  }
  add_component(key, tag.substr(0, most), 1, mark | kFirst);
  tag.remove_prefix(most);
  most = kMaxItemBytes - head - kComponentBytes;
  for (std::uint16_t component = 2; !tag.empty(); ++component) {
    const std::string_view chunk = tag.substr(0, most);
    tag.remove_prefix(chunk.size());
    add_component(key, chunk, component, mark | (tag.empty() ? kLast : 0));
  }
}

void BtreeWriter::add_component(std::string_view key, std::string_view chunk,
                                std::uint16_t component, unsigned flags) {
  const bool is_first = component == 1;
  const std::size_t size =
      kItemHeadBytes + key.size() + (is_first ? 0 : kComponentBytes) + chunk.size();
  if (levels_[0].room() < size + kOffsetBytes) begin_leaf(key, component);
  char* const item = levels_[0].make_item(size);
  put_2(item, (size - kItemHeadBytes) | flags);
  char* at = put_key(item + 2, key);
  last_key_ = {item + kItemHeadBytes, key.size()};
  if (!is_first) {
    put_2(at, component);
    at += kComponentBytes;
  }
  std::ignore = copy_bytes(at, chunk);
}

void BtreeWriter::begin_leaf(std::string_view key, std::uint16_t component) {
  const Divider divider = levels_[0].divider;
  const std::uint32_t block = emit(0);
  // The shortest beginning that is greater than the last key; the whole key within one tag.
  const auto differs = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
  const auto shared = static_cast<std::size_t>(differs.first - key.begin());
  levels_[0].divider = {std::string(key.substr(0, shared + 1)), component};
  add_branch(1, block, divider);
}

// Enters `block` of the level below. The first item of a block has no key: all that is smaller
// than the second one's lies there.
void BtreeWriter::add_branch(std::size_t level, std::uint32_t block, const Divider& divider) {
  if (levels_.size() <= level) levels_.emplace_back();
  if (!levels_[level].is_empty() &&
      levels_[level].room() < kBranchBytes + divider.key.size() + kOffsetBytes) {
    const Divider above = levels_[level].divider;
    const std::uint32_t full = emit(level);
    add_branch(level + 1, full, above);
  }
  Block& into = levels_[level];
  const bool is_first = into.is_empty();
  if (is_first) into.divider = divider;
  const std::string_view key = is_first ? std::string_view() : divider.key;
  char* at = into.make_item(kBranchBytes + key.size());
  put_4(at, block);
  put_2(put_key(at + 4, key), is_first ? 0 : divider.component);
}

std::uint32_t BtreeWriter::emit(std::size_t level) {
  Block& block = levels_[level];
  char* bytes = block.bytes.data();
  put_4(bytes, kRevision);
  bytes[kLevelAt] = static_cast<char>(level);
  put_2(bytes + kLargestFreeAt, block.room());
  put_2(bytes + kFreeAt, block.room());
  put_2(bytes + kDirectoryEndAt, block.directory_end);
  std::memset(bytes + block.directory_end, 0, block.room());
  file_.write(block.bytes);
  block.clear();
  return root_.blocks++;
}

TableRoot BtreeWriter::finish() {
  if (root_.entries > 0) {
    root_.block = emit(0);
    for (std::size_t level = 1; level < levels_.size(); ++level) {
      const Divider divider = levels_[level - 1].divider;  // a new level moves the others
      add_branch(level, root_.block, divider);
      root_.block = emit(level);
      root_.level = static_cast<std::uint32_t>(level);
    }
  }
  file_.close();
  return root_;
}

}  // namespace newsdex::glass
