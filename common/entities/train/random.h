// Random numbers that are the same with every library: SplitMix64 (Steele, Lea, Flood 2014).

#pragma once

#include <cstdint>

namespace newsdex::training {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// In [0, count).
  std::size_t below(std::size_t count) { return next() % count; }

 private:
  std::uint64_t state_;
};

}  // namespace newsdex::training
