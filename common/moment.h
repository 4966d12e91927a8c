// A point in time as a newsroom writes it: known to the year, the month, the day, the minute or
// the second, with a UTC offset or without.
//
// A moment is an interval: "2025-06" is the whole of June. Days, months and years are those of
// its own offset; a moment without an offset ("floating") is compared as if it were UTC.

#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsdex {

/// A calendar day. Ordered, and a number of days since 1970-01-01 when counted.
using Day = std::chrono::sys_days;

enum class Precision : std::uint8_t { year, month, day, minute, second };

[[nodiscard]] std::string_view to_string(Precision precision);

struct Moment {
  /// Wall-clock time where it was written: the first second of the interval.
  std::chrono::local_seconds local{};
  Precision precision = Precision::day;
  /// Minutes east of UTC; absent where the source gave none.
  std::optional<std::chrono::minutes> offset;

  friend bool operator==(const Moment&, const Moment&) = default;
};

/// ISO 8601 at the moment's precision: "1987", "1987-02", "1987-02-26", "1987-02-26T15:01",
/// "1987-02-26T15:01:07+01:00", "…Z" for offset 0.
[[nodiscard]] std::string to_string(const Moment& moment);

/// Reads what `to_string` writes, and ISO 8601 with a blank for the `T`, fractions of seconds
/// (dropped) and offsets as `+01:00`, `+0100`, `+01` or `Z`. Years 0001 to 9999. Midnight stays a
/// time here; whether it is evidence is the caller's question. nullopt for anything else.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view iso);

/// The first and the last calendar day that the moment's interval touches.
[[nodiscard]] Day first_day(const Moment& moment);
[[nodiscard]] Day last_day(const Moment& moment);

/// Seconds since 1970 in UTC of the interval's beginning: the key that sorts by date.
[[nodiscard]] std::int64_t instant(const Moment& moment);

/// A closed range of days, first <= last. Open ends are kFirstDay and kLastDay.
struct DayRange {
  Day first;
  Day last;

  friend bool operator==(const DayRange&, const DayRange&) = default;
};

inline constexpr Day kFirstDay{std::chrono::year{1} / 1 / 1};
inline constexpr Day kLastDay{std::chrono::year{9999} / 12 / 31};

/// "2025-06-12..2025-06-16"; open ends are left out: "2025-06-12..", "..2025-06-16".
[[nodiscard]] std::string to_string(const DayRange& range);

}  // namespace newsdex
