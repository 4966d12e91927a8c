#include "indexer/progress.h"

#include <ostream>

#include <fmt/format.h>

namespace newsdex {

void Progress::show(const Summary& summary) {
  static constexpr std::chrono::milliseconds kInterval{100};
  const auto now = std::chrono::steady_clock::now();
  if (!is_drawn_ || now < next_) return;
  next_ = now + kInterval;
  is_shown_ = true;
  const std::uint64_t items = summary.added + summary.updated + summary.unchanged +
                              summary.duplicate + summary.skipped + summary.failed;
  out_ << fmt::format("\r\x1b[K{} items, {:.1f} MB", items,
                      static_cast<double>(summary.bytes) / 1e6)
       << std::flush;
}

void Progress::clear() {
  if (is_shown_) out_ << "\r\x1b[K" << std::flush;
  is_shown_ = false;
}

}  // namespace newsdex
