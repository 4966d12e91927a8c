// Characters of XML and references to them, also such as only HTML knows.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace newsdex {

/// Whether XML has this character at all.
[[nodiscard]] bool is_xml_character(char32_t c);

/// Appends a character as text or attribute value of XML.
void put_xml_character(char32_t c, std::string& out);

/// The longest reference that is one, its `&` and `;` included.
inline constexpr std::size_t kMaxReferenceBytes = 16;

/// Bytes of the reference at the head of `text`, its `;` included; 0 where it is none.
[[nodiscard]] std::size_t reference_bytes(std::string_view text);

/// What a reference without its `&` and `;` stands for: a number, or a name that XML or HTML knows.
/// A blank for a character that XML does not have.
[[nodiscard]] std::optional<char32_t> reference_meaning(std::string_view reference);

}  // namespace newsdex
