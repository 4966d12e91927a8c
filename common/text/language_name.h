// What a language is called.

#pragma once

#include <string>
#include <string_view>

namespace newsdex::text {

/// The English name of a language by its ISO 639 code, by Unicode CLDR: "German" of `de`; the code
/// itself where there is none.
[[nodiscard]] std::string language_name(std::string_view code);

}  // namespace newsdex::text
