// The moment by which an answer has to be there.

#pragma once

#include <chrono>

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

inline constexpr std::chrono::milliseconds kAnswerBudget{5000};

}  // namespace newsdex
