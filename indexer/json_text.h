// Texts as JSON, for the values of `extra`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

/// `text`, which is valid UTF-8, as a JSON string (RFC 8259), quotes and all. Escapes no more than
/// it has to.
[[nodiscard]] std::string json_text(std::string_view text);

/// The same of a list of texts.
[[nodiscard]] std::string json_text(const std::vector<std::string>& texts);

}  // namespace newsdex
