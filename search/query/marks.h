// The characters that part the words of a query: blanks and quote marks.

#pragma once

#include <cstddef>
#include <string_view>

namespace newsdex::query {

/// White space, controls and the zero-width space.
[[nodiscard]] bool is_blank(char32_t c);

/// Without blanks at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A mark that opens a phrase, and those that close it beside the straight ones, which close any.
struct Quote {
  char32_t open;
  std::u32string_view closes;
};

/// nullptr where `c` opens no phrase.
[[nodiscard]] const Quote* find_quote(char32_t c);

/// `"` and its fullwidth form.
[[nodiscard]] bool is_straight(char32_t c);

/// Whether the straight mark at byte `pos` is the sign of a Hebrew abbreviation, as it is typed
/// between two letters: צה"ל.
[[nodiscard]] bool is_gershayim(std::string_view text, std::size_t pos);

/// Close a phrase that a straight mark opened, where no straight mark follows.
inline constexpr std::u32string_view kCurlyQuotes = U"“”„‟";

}  // namespace newsdex::query
