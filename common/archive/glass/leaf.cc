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
  const auto key = this->key(index);
  if (!key) return std::nullopt;
  const char* const head_at = key->data() - kItemHeadBytes;
  const unsigned head = get_2({head_at, kOffsetBytes}, 0);
  const bool is_first = (head & kFirst) != 0;
  const char* const key_end = key->data() + key->size();
  const char* const chunk = key_end + (is_first ? 0 : kComponentBytes);
  const char* const end = key->data() + (head & kSizeMask);
  if (chunk > end || end > block_.data() + kBlockBytes) return std::nullopt;
  LeafItem item;
  item.key = *key;
  item.chunk = {chunk, static_cast<std::size_t>(end - chunk)};
  item.component = is_first ? std::uint16_t{1} : get_2({key_end, kComponentBytes}, 0);
  item.is_last = (head & kLast) != 0;
  item.is_compressed = (head & kCompressed) != 0;
  return item;
}

}  // namespace newsdex::glass
