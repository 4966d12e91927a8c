#include "indexer/part/glass/log_blocks.h"

#include <algorithm>

namespace newsdex::glass {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 18;

}  // namespace

char* LogBlocks::room(std::size_t most) {
  if (blocks_.empty() || blocks_.back().size - blocks_.back().used < most) {
    const std::size_t size = std::max(kBlockBytes, most);
    blocks_.push_back({std::unique_ptr<char[]>(new char[size]), size, 0});
    held_ += size;
  }
  return blocks_.back().bytes.get() + blocks_.back().used;
}

void LogBlocks::commit(const char* end) {
  Block& block = blocks_.back();
  block.used = static_cast<std::size_t>(end - block.bytes.get());
}

}  // namespace newsdex::glass
