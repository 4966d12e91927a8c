// Dates as people write them in a query, to ranges of days.
//
//   2025  2025-06  2025-06-12  today  yesterday  -7d  -2w  -6m  -1y
//   last monday  this week  last week  this month  last month  this year  last year
//   A..B  A..  ..B  ..  [A TO B]  [A TO *]  >A  >=A  <A  <=A
//
// A date covers its whole unit, ranges include both ends, weeks begin on Monday. `>` and `<` leave
// the whole unit out: `>2025-01` begins on 1 February.

#pragma once

#include <string_view>

#include "common/moment.h"

namespace newsdex::query {

/// Any of the forms above, in any letter case; relative ones count from `today`.
///
/// Throws InputError (`bad_query`) that says what to write instead: a day that does not exist, an
/// order of day and month that could be either, a range that ends before it begins, a time of day,
/// anything outside the years 1 to 9999.
[[nodiscard]] DayRange parse_days(std::string_view typed, Day today);

/// From the first day of `from` to the last of `to`; an end that is empty or `*` is open. Throws as
/// `parse_days` does.
[[nodiscard]] DayRange days_between(std::string_view from, std::string_view to, Day today);

/// The days after the whole of the date `typed`, and before it. Throws as `parse_days` does, and
/// where no such day is left.
[[nodiscard]] DayRange days_after(std::string_view typed, Day today);
[[nodiscard]] DayRange days_before(std::string_view typed, Day today);

}  // namespace newsdex::query
