// What a server has done so far, for those who watch over it.

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "search/serve/http.h"

namespace newsdex::serve {

/// Thread-safe.
class Metrics {
 public:
  void count(const Served& served);

  /// In the text format of Prometheus, 0.0.4.
  [[nodiscard]] std::string text(std::uint64_t generation, std::uint64_t articles) const;

 private:
  /// Upper bounds of the histogram's buckets, in seconds; one more bucket has no bound.
  static constexpr auto kBounds =
      std::to_array({0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0});

  mutable std::mutex mutex_;
  std::map<int, std::uint64_t> by_status_;
  std::array<std::uint64_t, kBounds.size() + 1> by_seconds_{};
  double seconds_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace newsdex::serve
