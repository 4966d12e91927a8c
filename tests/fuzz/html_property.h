// What must hold for any bytes that are read as HTML.

#pragma once

#include <string_view>

namespace newsdex {

/// Reads the bytes as a page and as a fragment, and extracts the article. Whether all text is
/// valid UTF-8 without NUL, and zones are sorted, disjoint, and leave out nothing but blanks.
[[nodiscard]] bool html_is_sound(std::string_view bytes);

}  // namespace newsdex
