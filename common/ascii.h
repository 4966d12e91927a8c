// Letters and blanks of names, labels and protocols, which are ASCII.

#pragma once

#include <string>
#include <string_view>

#include "common/byte_scan.h"

namespace newsdex {

[[nodiscard]] inline std::string_view trim_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// With the letters A to Z in small, and all else as it is.
[[nodiscard]] inline std::string lower_case(std::string_view text) {
  std::string lowered(text);
  change_bytes(lowered, [](char c) {
    return static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
  });
  return lowered;
}

}  // namespace newsdex
