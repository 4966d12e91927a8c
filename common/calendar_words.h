// The names of months and weekdays in English, Spanish, French and German.

#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace newsdex {

/// 1 to 12 for a month's name or usual abbreviation in any of the languages. Expects the word
/// folded (text::fold).
[[nodiscard]] std::optional<unsigned> month_number(std::string_view folded);

/// The same in one language (ISO 639-1), English where it is none of the four: "mars" is a month in
/// French and a planet in English.
[[nodiscard]] std::optional<unsigned> month_number(std::string_view folded,
                                                   std::string_view language);

/// The weekday of that full name in a language, likewise.
[[nodiscard]] std::optional<std::chrono::weekday> weekday_named(std::string_view folded,
                                                                std::string_view language);

}  // namespace newsdex
