// Lines that say who wrote an article.

#pragma once

#include <cstddef>
#include <string_view>

namespace newsdex {

/// Whether a line reads "By Ana Duarte and Jo Smith", "Von Ana Duarte" or "Автор: Анна Дуарте", in
/// the languages whose words for it tell it from a headline.
[[nodiscard]] bool is_byline(std::string_view line);

/// A byline without the words that open it: "Ana Duarte", whoever printed "By" before it.
[[nodiscard]] std::string_view without_byline_words(std::string_view byline);

/// Whether every word begins with a capital, or a letter of a script without them, or joins names;
/// and there are one to `most` of the former.
[[nodiscard]] bool are_names(std::string_view text, std::size_t most);

}  // namespace newsdex
