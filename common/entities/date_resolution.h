// What words say of a date, and which days that is, given when the article was published.
//
// Results are EDTF (ISO 8601-2): `2025-06-12`, `2025-06`, `2025`, `XXXX-06-12` for a day of an
// unknown year, `2025-06-14/2025-06-15`. Empty where it cannot be told.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "common/moment.h"

namespace newsdex::entities {

/// On which side of the publication the words put a date.
enum class Side : std::uint8_t { unsaid, past, future };

/// A date by its parts, as far as the words give them.
struct CalendarDate {
  std::optional<int> year;
  std::optional<unsigned> month;
  std::optional<unsigned> day;
  std::optional<unsigned> last_day;  ///< "June 12-14"
  Side side = Side::unsaid;
};

/// Spans that words measure from the day of publication.
enum class Span : std::uint8_t { day, weekend, week, month, year };

/// Years that news speak of; another one makes a date none.
inline constexpr int kFirstYear = 1500;
inline constexpr int kLastYear = 2100;

/// nullopt where there is no such date (February 30, the year 9654). A date without a year is the
/// one nearest to the publication, or the nearest on the side that the words say.
[[nodiscard]] std::optional<std::string> resolve(const CalendarDate& date,
                                                 std::optional<Day> published);

/// The latest such weekday up to the publication, or the first one after it.
[[nodiscard]] std::string resolve(std::chrono::weekday weekday, Side side,
                                  std::optional<Day> published);

/// The span `offset` before or behind that of the publication: (day, -1) is yesterday, (month, -1)
/// last month. A weekend is that of Saturday and Sunday which began last, a week begins on Monday.
[[nodiscard]] std::string resolve(Span span, int offset, std::optional<Day> published);

}  // namespace newsdex::entities
