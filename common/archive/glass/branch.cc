#include "common/archive/glass/branch.h"

#include "common/archive/glass/block_format.h"

namespace newsdex::glass {

unsigned level_of(std::string_view block) { return static_cast<unsigned char>(block[kLevelAt]); }

std::optional<Branch::Item> Branch::item(std::size_t index) const {
  const std::size_t at = get_2(block_, kHeaderBytes + index * kOffsetBytes);
  if (at + kBranchBytes > kBlockBytes) return std::nullopt;
  const std::size_t key_bytes = static_cast<unsigned char>(block_[at + 4]);
  if (at + kBranchBytes + key_bytes > kBlockBytes) return std::nullopt;
  Item item;
  item.block = std::size_t{get_2(block_, at)} << 16U | get_2(block_, at + 2);
  item.key = block_.substr(at + 5, key_bytes);
  item.component = get_2(block_, at + 5 + key_bytes);
  return item;
}

std::optional<std::size_t> Branch::block_of(std::string_view key) const {
  const std::size_t end = get_2(block_, kDirectoryEndAt);
  if (end < kHeaderBytes + kOffsetBytes || end > kBlockBytes) return std::nullopt;
  std::size_t low = 0;  // the first item has no key: nothing is before it
  for (std::size_t high = (end - kHeaderBytes) / kOffsetBytes; high - low > 1;) {
    const std::size_t middle = low + (high - low) / 2;
    const auto item = this->item(middle);
    if (!item) return std::nullopt;
    const bool is_behind = key < item->key || (key == item->key && item->component > 1);
    (is_behind ? high : low) = middle;
  }
  const auto found = item(low);
  if (!found) return std::nullopt;
  return found->block;
}

}  // namespace newsdex::glass
