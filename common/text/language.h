// Which language a text is in (CLD2).

#pragma once

#include <string>
#include <string_view>

namespace newsdex::text {

/// ISO 639-1 code of the text's main language, empty where the detector is not sure. Looks at
/// the first 4 KiB. Expects valid UTF-8.
[[nodiscard]] std::string detect_language(std::string_view text);

}  // namespace newsdex::text
