// What must hold for any bytes that are read as a format, or as whatever they are.

#pragma once

#include <string_view>

#include "indexer/formats/sniff.h"

namespace newsdex {

/// Reads the bytes with the reader of `format`. Whether all text is valid UTF-8, no block is empty,
/// every problem has its reason, and the items take no more bytes than there are.
[[nodiscard]] bool reader_is_sound(Format format, std::string_view bytes);

/// Reads the bytes as standard input in any format, packed or not, and extracts the articles.
/// Whether their text is valid UTF-8, and every failure says why.
[[nodiscard]] bool input_is_sound(std::string_view bytes);

}  // namespace newsdex
