// Text in the columns of a terminal.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex {

/// How many columns a text takes: two for a wide character of Chinese, Japanese or Korean, none for
/// a combining mark, a control or a colour. Expects valid UTF-8.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// `text` broken at blanks, and between characters of Chinese and Japanese, into lines of `room`
/// columns at most, but for longer words; each behind `indent` blanks.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t indent, std::size_t room);

}  // namespace newsdex
