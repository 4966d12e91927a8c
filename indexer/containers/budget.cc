#include "indexer/containers/budget.h"

#include <algorithm>

#include <fmt/format.h>

namespace newsdex {

bool Budget::spend(std::uint64_t bytes) {
  read_ = std::max(read_, file_.offset());
  unpacked_ += bytes;
  if (unpacked_ > kFreeBytes && unpacked_ / limits_.ratio > read_) {
    exhausted_ =
        fmt::format("unpacks to more than {} times its size: not read further", limits_.ratio);
  } else if (unpacked_ > limits_.unpacked) {
    exhausted_ =
        fmt::format("unpacks to more than {}: not read further", size_text(limits_.unpacked));
  }
  return exhausted_.empty();
}

bool Budget::spend_member() {
  if (++members_ > limits_.members) {
    exhausted_ = fmt::format("holds more than {} files: not read further", limits_.members);
  }
  return exhausted_.empty();
}

}  // namespace newsdex
