// Dates that a text speaks of, as values of `mentions-date:` in EDTF: `2025-06-12`, `2025-06`,
// `2025-06-14/2025-06-15`, `XXXX-06-12` where the text gives no year.

#pragma once

#include <string_view>

#include "common/moment.h"

namespace newsdex {

/// Whether a mention speaks of `days`: a day, or a span of days, touches them; a month or a year
/// lies inside them. A day without a year never does. False for what is no such date.
[[nodiscard]] bool speaks_of(std::string_view edtf, const DayRange& days);

/// Whether it speaks of a day of the year, `06-12`, in whatever year.
[[nodiscard]] bool speaks_of_day(std::string_view edtf, std::string_view month_and_day);

}  // namespace newsdex
