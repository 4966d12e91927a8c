// Bytes into UTF-8, whatever they were written in.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

struct Decoded {
  std::string text;           ///< valid UTF-8, without a byte order mark
  std::string note;           ///< what had to be assumed or replaced; empty for UTF-8
  std::string encoding = {};  ///< that the bytes were read as; empty for UTF-8
};

/// A byte order mark decides; else UTF-8 if the bytes are valid, or if nearly all beyond ASCII is
/// (broken ones become U+FFFD); else what uchardet says; else windows-1252.
[[nodiscard]] Decoded decode(std::string bytes);

/// The same for bytes whose encoding is declared, `declared` best first: by HTTP, by the page. A
/// declaration is believed only after byte order marks and valid UTF-8, and only if all bytes are
/// characters of it. Names are read as the Encoding Standard does: `latin1` means windows-1252.
[[nodiscard]] Decoded decode(std::string bytes, const std::vector<std::string>& declared);

/// The name by which ICU knows the encoding that somebody declares as `written`, whatever its case:
/// of labels that mean another one on the web (Encoding Standard, 4.2) that one. Any other as it
/// is, in small letters.
[[nodiscard]] std::string encoding_name(std::string_view written);

/// What the head of a page or an XML file says its encoding is: `<meta charset>`,
/// `<meta http-equiv>`, `<?xml encoding?>`. Empty where it says nothing. Looks at 4 KiB.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

/// Bytes in windows-1252 as UTF-8, unless they are valid UTF-8 already.
[[nodiscard]] std::string decode_windows_1252(std::string bytes);

}  // namespace newsdex
