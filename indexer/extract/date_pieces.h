// A date cut into its numbers and words.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

/// A run of digits or of letters, and the character before it (0 at the beginning).
struct DatePiece {
  std::string text;
  int number = -1;  ///< of a run of up to nine digits, else -1
  char before = '\0';
};

/// The pieces of a date, folded, without a comment in brackets at its end. Minutes and seconds have
/// a colon before them however the clock is written: `15h30`, `15.30 Uhr`, `15時30分`. The half of
/// the day is "am" or "pm" behind the time. Expects UTF-8.
[[nodiscard]] std::vector<DatePiece> cut_date(std::string_view text);

}  // namespace newsdex
