// Fuzz targets: every kind of bytes that comes from outside, each with what must hold of any bytes.
//
// tests/fuzz/corpora/NAME holds inputs of the target NAME, among them every one that was ever found
// to break it. `fuzz_replay_tests` runs them all; scripts/fuzz.sh looks for more.

#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

struct FuzzTarget {
  using Folders = std::array<std::string_view, 2>;

  std::string_view name;
  bool (*is_sound)(std::string_view bytes);  ///< false, a crash or a hang: a bug
  Folders others = {};                       ///< folders of the tree whose files are inputs, too
  /// Bytes of an input, at most, that scripts/fuzz.sh makes. Where all work is linear, longer
  /// inputs show nothing that shorter ones do not, and fewer of them are tried.
  std::size_t longest = std::size_t{64} << 10U;
};

[[nodiscard]] std::span<const FuzzTarget> fuzz_targets();

/// The folders of a target's inputs, from the root of the tree.
[[nodiscard]] std::vector<std::string> corpora(const FuzzTarget& target);

}  // namespace newsdex
