// Text as it is stored: one normal form, one kind of line end, no control characters.

#pragma once

#include <string>

namespace newsdex {

/// NFC; `\r\n`, `\r`, form feeds, U+2028 and U+2029 as `\n`; other C0 controls but the tab, DEL,
/// and byte order marks removed. Expects valid UTF-8. Idempotent.
[[nodiscard]] std::string clean(std::string text);

/// `clean`, on one line: every run of white space is one blank, none at the ends.
[[nodiscard]] std::string clean_line(std::string text);

/// A text without some bytes at its ends.
[[nodiscard]] std::string_view trim_ends(std::string_view text, std::string_view bytes);

}  // namespace newsdex
