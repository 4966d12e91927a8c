// What must hold for any bytes that are read as a text, a date or words.

#pragma once

#include <string_view>

namespace newsdex {

/// Whether whatever the bytes are taken for, with or without a declaration, becomes valid UTF-8,
/// and text that has been cleaned once stays as it is.
[[nodiscard]] bool encoding_is_sound(std::string_view bytes);

/// Whether a date that is read, in any order, is printed as one that reads back.
[[nodiscard]] bool dates_are_sound(std::string_view bytes);

/// Whether tokens stand in the text, in order, and zones hold all of it but blanks.
[[nodiscard]] bool tokens_are_sound(std::string_view bytes);

}  // namespace newsdex
