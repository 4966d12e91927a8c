// Where sentences begin and end, in any script.

#pragma once

#include <string>
#include <string_view>

namespace newsdex {

/// Whether a line goes on what stands before it: it begins with a small letter.
[[nodiscard]] bool starts_small(std::string_view line);

/// Whether a line ends with a mark that headlines do not have at their end: a full stop, a comma, a
/// colon or a semicolon, with closing quotes and brackets behind it or none.
[[nodiscard]] bool ends_with_stop(std::string_view line);

/// Whether a line may be the last one of a paragraph: it ends with any mark that ends a sentence,
/// or closes a quote or bracket.
[[nodiscard]] bool ends_sentence(std::string_view line);

/// The first sentence of a text, cut to 200 bytes, for display.
[[nodiscard]] std::string first_sentence(std::string_view text);

}  // namespace newsdex
