// The names of months in dates of publication, in the languages of newspapers.

#pragma once

#include <optional>
#include <string_view>

namespace newsdex {

struct MonthName {
  unsigned number;  ///< 1 to 12
  int years_ahead;  ///< of the language's calendar before ours: 543 in Thai, else 0
};

/// A month's name or usual abbreviation. Beside the languages of calendar_words.h: Arabic (as in
/// Egypt, the Gulf and the Maghreb, and the one-word names of the Levant), Czech, Danish, Dutch,
/// Finnish, Greek, Hebrew, Hindi, Hungarian, Indonesian, Italian, Norwegian, Polish, Portuguese,
/// Romanian, Russian, Swedish, Thai, Turkish and Ukrainian; where a language declines them, as in
/// dates and by themselves. Expects the word folded (text::fold).
[[nodiscard]] std::optional<MonthName> find_month_name(std::string_view folded);

}  // namespace newsdex
