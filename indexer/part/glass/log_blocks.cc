#include "indexer/part/glass/log_blocks.h"

#include <algorithm>

namespace newsdex::glass {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 18;

}  // namespace

void LogBlocks::add_block(std::size_t most) {
  if (!blocks_.empty()) blocks_.back().end = end_;
  const std::size_t size = std::max(kBlockBytes, most);
  end_ = blocks_.emplace_back(Block{std::unique_ptr<char[]>(new char[size])}).bytes.get();
  block_end_ = end_ + size;
  held_ += size;
}

}  // namespace newsdex::glass
