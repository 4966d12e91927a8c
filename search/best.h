// The first of many, in an order: in time that grows with how many there are, and memory that grows
// with how many are wanted.

#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace newsdex {

/// Keeps the `size` first of what is offered; expects a number that memory could hold. `Before` is
/// a strict weak order.
template <typename T, typename Before>
class Best {
 public:
  Best(std::size_t size, Before before) : size_(size), before_(std::move(before)) {}

  void offer(const T& one) {
    if (last_ && !before_(one, *last_)) return;
    kept_.push_back(one);
    if (kept_.size() >= 2 * size_ + kSpare) cut();
  }

  /// Those kept, in order.
  [[nodiscard]] std::vector<T> take() && {
    std::sort(kept_.begin(), kept_.end(), before_);
    if (kept_.size() > size_) kept_.resize(size_);
    return std::move(kept_);
  }

 private:
  static constexpr std::size_t kSpare = 64;

  void cut() {
    if (size_ > 0) {
      const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(size_ - 1);
      std::nth_element(kept_.begin(), last, kept_.end(), before_);
      last_ = *last;
    }
    kept_.resize(size_);
  }

  std::size_t size_;
  Before before_;
  std::vector<T> kept_;
  std::optional<T> last_;  ///< as many are before it as are wanted; none: not that many yet
};

}  // namespace newsdex
