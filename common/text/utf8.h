// UTF-8 at the borders: validity and normal form.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex::text {

[[nodiscard]] bool is_ascii(std::string_view text);

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// The text in NFC. Expects valid UTF-8; returns it unchanged, without a copy of the work, where
/// it is ASCII or in NFC already. Where it is not, excess marks are dropped.
[[nodiscard]] std::string to_nfc(std::string text);

/// Keeps at most 30 combining marks in a row, as the Stream-Safe Text Format of UAX #15 does, and
/// drops the others: putting a row in its canonical order takes the square of its length. Expects
/// valid UTF-8; gives how many were dropped.
std::size_t drop_excess_marks(std::string& text);

/// One character of a text and where the next one begins.
struct CodePoint {
  char32_t code = 0;
  std::size_t end = 0;
};

/// The character at byte `begin`; U+FFFD for bytes that are none. Expects begin < text.size().
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t begin);

/// At most `limit` bytes of valid UTF-8, never cut within a character.
[[nodiscard]] std::string_view truncate(std::string_view text, std::size_t limit);

/// Control characters (C0 but for newline and tab, DEL, C1) and bidirectional controls replaced
/// by U+FFFD, so that no text from outside can drive a terminal.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace newsdex::text
