// The mark that programs put before a text in UTF-8; it is no part of the text.

#pragma once

#include <string_view>

namespace newsdex {

inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// A text without the mark that it may begin with.
[[nodiscard]] inline std::string_view without_byte_order_mark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

}  // namespace newsdex
