// Text as content or attribute value of HTML and XML.

#pragma once

#include <string>
#include <string_view>

namespace newsdex::text {

/// Appends a text with `&`, `<`, `>` and both kinds of quotes as references. Nothing else is looked
/// at: control characters are the caller's.
void append_escaped(std::string& out, std::string_view text);

/// The reference for a byte that means something in markup; empty for any other.
[[nodiscard]] std::string_view reference_for(char c);

}  // namespace newsdex::text
