// Fuzz targets: every kind of bytes that comes from outside, each with what must hold of any bytes.
//
// tests/fuzz/corpora/NAME holds inputs of the target NAME, among them every one that was ever found
// to break it. `fuzz_replay_tests` runs them all; scripts/fuzz.sh looks for more.

#pragma once

#include <span>
#include <string_view>

namespace newsdex {

struct FuzzTarget {
  std::string_view name;
  bool (*is_sound)(std::string_view bytes);  ///< false, a crash or a hang: a bug
};

[[nodiscard]] std::span<const FuzzTarget> fuzz_targets();

}  // namespace newsdex
