#include "common/archive/glass/leaf.h"

#include "common/archive/glass/block_format.h"

namespace newsdex::glass {

bool Leaf::is_good() const {
  return block_.size() == kBlockBytes && block_[kLevelAt] == 0 &&
         get_2(block_, kDirectoryEndAt) <= kBlockBytes;
}

std::size_t Leaf::items() const {
  const std::size_t end = get_2(block_, kDirectoryEndAt);
  return end < kHeaderBytes ? 0 : (end - kHeaderBytes) / kOffsetBytes;
}

std::optional<LeafItem> Leaf::item(std::size_t index) const {
  const std::size_t at = get_2(block_, kHeaderBytes + index * kOffsetBytes);
  if (at + kItemHeadBytes > kBlockBytes) return std::nullopt;
  const unsigned head = get_2(block_, at);
  const bool is_first = (head & kFirst) != 0;
  const std::size_t end = at + kItemHeadBytes + (head & kSizeMask);
  const std::size_t key_bytes = static_cast<unsigned char>(block_[at + 2]);
  const std::size_t key_end = at + kItemHeadBytes + key_bytes;
  const std::size_t chunk = key_end + (is_first ? 0 : kComponentBytes);
  if (chunk > end || end > kBlockBytes) return std::nullopt;
  LeafItem item;
  item.key = block_.substr(key_end - key_bytes, key_bytes);
  item.chunk = block_.substr(chunk, end - chunk);
  item.component = is_first ? std::uint16_t{1} : get_2(block_, key_end);
  item.is_last = (head & kLast) != 0;
  item.is_compressed = (head & kCompressed) != 0;
  return item;
}

}  // namespace newsdex::glass
