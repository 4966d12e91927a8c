// How good a score has to be to count, while scores come in.

#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

namespace newsdex {

/// The least of the `size` best scores so far.
class Threshold {
 public:
  /// 0: every score counts.
  explicit Threshold(std::size_t size) : size_(size) {}

  /// Below every score until there are that many.
  [[nodiscard]] double value() const { return value_; }

  /// Expects a score that is no less than `value`.
  void offer(double score) {
    if (size_ == 0) return;
    if (best_.size() == size_) {
      std::pop_heap(best_.begin(), best_.end(), std::greater<>());
      best_.pop_back();
    }
    best_.push_back(score);
    std::push_heap(best_.begin(), best_.end(), std::greater<>());
    if (best_.size() == size_) value_ = best_.front();
  }

 private:
  std::size_t size_;
  std::vector<double> best_;  ///< a heap, the least first
  double value_ = -std::numeric_limits<double>::infinity();
};

}  // namespace newsdex
