// Folding without ICU: of the letters and signs that nearly all news in Latin script is written in.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace newsdex::text {

/// What `fold` gives for a text of ASCII, the letters À to ſ, and usual quotation marks, dashes and
/// signs, each of which folds by itself; nullopt where another character stands in it.
[[nodiscard]] std::optional<std::string> fold_latin(std::string_view text);

}  // namespace newsdex::text
