// Bytes into UTF-8, whatever they were written in.

#pragma once

#include <string>
#include <string_view>

namespace newsdex {

struct Decoded {
  std::string text;  ///< valid UTF-8, without a byte order mark
  std::string note;  ///< what had to be assumed or replaced; empty for UTF-8
};

/// A byte order mark decides; else UTF-8 if the bytes are valid, or if nearly all beyond ASCII is
/// (broken ones become U+FFFD); else what uchardet says; else windows-1252.
[[nodiscard]] Decoded decode(std::string bytes);

/// Bytes in windows-1252 as UTF-8, unless they are valid UTF-8 already.
[[nodiscard]] std::string decode_windows_1252(std::string bytes);

}  // namespace newsdex
