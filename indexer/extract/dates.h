// Dates as newsrooms write them, read without guessing.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "common/moment.h"

namespace newsdex {

/// How an ambiguous numeric date (02/03/2025) reads.
enum class DateOrder : std::uint8_t { ymd, dmy, mdy };

[[nodiscard]] std::optional<DateOrder> parse_date_order(std::string_view name);

struct DateRules {
  std::optional<DateOrder> order;  ///< without one an ambiguous date is refused
  Day today;                       ///< dates up to the end of the next year are plausible
};

/// Why a date is unknown: "ambiguous: …", "implausible year 9654".
struct Refusal {
  std::string reason;
};

/// Reads a date.
///
/// Taken: ISO 8601 (extended and basic); RFC 822 and 2822; `26-FEB-1987 15:01:01.79`; a day, a
/// month's name and a year in any usual order, in the languages of month_names.h (`June 12, 2025`,
/// `12. Juni 2025, 15.30 Uhr`, `12 июня 2025 г.`); `2025年6月12日` and its like in Korean and
/// Vietnamese; numbers with `/`, `.` or `-` between them (`2025/06/12`, `13/03/2025`); seconds or
/// milliseconds since 1970, from 1990 to 2100. A year behind a month's name in Thai may be of the
/// Buddhist era.
///
/// Refused: two-digit years, numbers that could be day or month where the rules give no order,
/// years before 1500 or after the next one. Midnight is taken for a day without a time. Zone
/// names are those of RFC 822; a time with another name, or with none, floats.
[[nodiscard]] std::variant<Moment, Refusal> read_date(std::string_view text,
                                                      const DateRules& rules);

}  // namespace newsdex
