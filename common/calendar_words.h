// The names of months and weekdays in English, Spanish, French, German, Italian, Portuguese and
// Dutch.

#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace newsdex {

/// The language (ISO 639-1) itself where it is one of the seven, else English.
[[nodiscard]] std::string_view calendar_language(std::string_view language);

/// 1 to 12 for a month's name or usual abbreviation in any of the languages. Expects the word
/// folded (text::fold).
[[nodiscard]] std::optional<unsigned> month_number(std::string_view folded);

/// The same in one language, English where it is none of the seven: "mars" is a month in French and
/// a planet in English.
[[nodiscard]] std::optional<unsigned> month_number(std::string_view folded,
                                                   std::string_view language);

/// The weekday of that full name ("lunes", "segunda-feira") in a language, likewise.
[[nodiscard]] std::optional<std::chrono::weekday> weekday_named(std::string_view folded,
                                                                std::string_view language);

}  // namespace newsdex
