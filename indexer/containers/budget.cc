#include "indexer/containers/budget.h"

#include <algorithm>

#include "indexer/limits.h"

namespace newsdex {

bool Budget::spend(std::uint64_t bytes) {
  read_ = std::max(read_, file_.offset());
  unpacked_ += bytes;
  if (unpacked_ > kFreeBytes && unpacked_ / kMaxRatio > read_) {
    exhausted_ = "unpacks to more than 1000 times its size: not read further";
  } else if (unpacked_ > kMaxUnpackedBytes) {
    exhausted_ = "unpacks to more than 1 TiB: not read further";
  }
  return exhausted_.empty();
}

bool Budget::spend_member() {
  if (++members_ > kMaxMembers) {
    exhausted_ = "holds more than 1,000,000 files: not read further";
  }
  return exhausted_.empty();
}

}  // namespace newsdex
