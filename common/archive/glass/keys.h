// Comparison of short keys, of which a search compares many.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace newsdex::glass {

/// As a == b, but of no empty keys. Quicker where keys differ at their ends, as those of one term
/// do, or are short.
[[nodiscard]] inline bool is_same_key(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.empty() || a.back() != b.back()) return false;
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  if (a.size() < kWord || a.size() > 2 * kWord) return a == b;
  const auto word = [](const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, kWord);
    return bytes;
  };
  const std::size_t last = a.size() - kWord;
  return word(a.data()) == word(b.data()) && word(a.data() + last) == word(b.data() + last);
}

}  // namespace newsdex::glass
