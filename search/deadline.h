// The moment by which an answer has to be there.

#pragma once

#include <chrono>
#include <cstdint>

namespace newsdex {

/// A value that is handed down to everything that loops over an archive.
class Deadline {
 public:
  /// Never.
  Deadline() = default;

  explicit Deadline(std::chrono::milliseconds budget)
      : budget_(budget), end_(std::chrono::steady_clock::now() + budget) {}

  /// Throws InputError (`timeout`), with the budget in its message, once the moment has passed.
  void check() const;

 private:
  std::chrono::milliseconds budget_{};
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::time_point::max();
};

/// A deadline for loops of short steps, in which looking at the clock would be most of the work:
/// every kSteps-th one looks. The deadline must outlive it.
class PacedDeadline {
 public:
  explicit PacedDeadline(const Deadline& deadline) : deadline_(deadline) {}

  /// After so many steps.
  void step(std::uint64_t steps = 1) {
    steps_ += steps;
    if (steps_ < kSteps) return;
    steps_ = 0;
    deadline_.check();
  }

 private:
  static constexpr std::uint64_t kSteps = 1024;

  const Deadline& deadline_;
  std::uint64_t steps_ = 0;
};

inline constexpr std::chrono::milliseconds kAnswerBudget{5000};

}  // namespace newsdex
