// How long a text is for people.

#pragma once

#include <cstddef>
#include <string_view>

#include "common/byte_scan.h"

namespace newsdex::text {

/// How many code points a text has. Expects valid UTF-8, of which it counts the bytes that begin
/// one.
[[nodiscard]] inline std::size_t count_characters(std::string_view text) {
  return count_bytes_if(text, [](unsigned char byte) { return (byte & 0xc0U) != 0x80U; });
}

}  // namespace newsdex::text
