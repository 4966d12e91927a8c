#include "search/query/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "search/query/hints.h"
#include "search/query/marks.h"

namespace newsdex::query {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr std::string_view kForms =
    "write a date as 2025, 2025-06, 2025-06-12, today, -7d, or a range as 2025-06-12..2025-06-16";

[[noreturn]] void refuse(std::string_view typed, std::string_view why, std::string hint) {
  throw InputError(fmt::format("{} {}", shown(typed), why), std::move(hint), "bad_query");
}

/// A whole number of at most seven digits.
std::optional<int> small_number(std::string_view digits) {
  static constexpr std::size_t kMaxDigits = 7;
  if (digits.empty() || digits.size() > kMaxDigits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) {
    return std::nullopt;
  }
  return value;
}

DayRange week_of(Day day) {
  const days since_monday =
      std::chrono::weekday{day} - std::chrono::Monday;  // 0 to 6 by definition
  const Day monday = day - since_monday;
  return {monday, monday + days{6}};
}

DayRange month_of(year_month_day date) {
  return {Day{date.year() / date.month() / 1}, Day{date.year() / date.month() / std::chrono::last}};
}

DayRange year_of(std::chrono::year year) {
  return {Day{year / std::chrono::January / 1}, Day{year / std::chrono::December / 31}};
}

/// `today`, and the other words that stand for days.
std::optional<DayRange> named_days(std::string_view name, Day today) {
  static constexpr auto kWeekdays = std::to_array<std::string_view>(
      {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
  const year_month_day date{today};
  if (name == "today") return DayRange{today, today};
  if (name == "yesterday") return DayRange{today - days{1}, today - days{1}};
  if (name == "this week") return week_of(today);
  if (name == "last week") return week_of(today - days{7});
  if (name == "this month") return month_of(date);
  if (name == "last month") return month_of(date - std::chrono::months{1});
  if (name == "this year") return year_of(date.year());
  if (name == "last year") return year_of(date.year() - std::chrono::years{1});

  static constexpr std::string_view kLast = "last ";
  if (!name.starts_with(kLast)) return std::nullopt;
  const auto weekday = std::find(kWeekdays.begin(), kWeekdays.end(), name.substr(kLast.size()));
  if (weekday == kWeekdays.end()) return std::nullopt;
  const std::chrono::weekday wanted{static_cast<unsigned>(weekday - kWeekdays.begin())};
  const Day yesterday = today - days{1};
  const Day day = yesterday - (std::chrono::weekday{yesterday} - wanted);
  return DayRange{day, day};
}

/// `today` less so many months; the last of the month where it has no such day. nullopt before
/// the year 1.
std::optional<Day> months_before(Day today, int months) {
  const year_month_day date{today};
  const int month_count = static_cast<int>(date.year()) * 12 +
                          static_cast<int>(static_cast<unsigned>(date.month())) - 1 - months;
  if (month_count < 12) return std::nullopt;
  const auto month = std::chrono::year{month_count / 12} /
                     std::chrono::month{static_cast<unsigned>(month_count % 12 + 1)};
  const year_month_day wanted = month / date.day();
  return wanted.ok() ? Day{wanted} : Day{month / std::chrono::last};
}

/// `-7d`, `-2w`, `-6m`, `-1y`.
std::optional<DayRange> relative_day(std::string_view typed, Day today) {
  if (typed.size() < 3 || typed.front() != '-') return std::nullopt;
  const auto count = small_number(typed.substr(1, typed.size() - 2));
  if (!count) return std::nullopt;
  std::optional<Day> day;
  switch (typed.back()) {
    case 'd':
      day = today - days{*count};
      break;
    case 'w':
      day = today - days{std::int64_t{*count} * 7};
      break;
    case 'm':
      day = months_before(today, *count);
      break;
    case 'y':
      if (*count <= 9999) day = months_before(today, *count * 12);
      break;
    default:
      return std::nullopt;
  }
  if (!day || *day < kFirstDay) refuse(typed, "goes back beyond the year 1", {});
  return DayRange{*day, *day};
}

/// Three numbers between points, dashes or slashes, as typed: `02/03/2025`.
std::optional<std::array<int, 3>> three_numbers(std::string_view typed) {
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t end = i < 2 ? typed.find_first_of("./-") : typed.size();
    if (end == std::string_view::npos) return std::nullopt;
    const auto number = small_number(typed.substr(0, end));
    if (!number || *number > 9999) return std::nullopt;
    numbers[i] = *number;
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return numbers;
}

/// What three numbers may have meant, as dates that can be written here; none, one or two.
std::vector<std::string> possible_days(const std::array<int, 3>& numbers) {
  const auto [a, b, c] = numbers;
  std::vector<std::string> out;
  const auto offer = [&](int year, int month, int day) {
    std::string iso = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (parse_moment(iso) && std::find(out.begin(), out.end(), iso) == out.end()) {
      out.push_back(std::move(iso));
    }
  };
  if (a > 31) {
    offer(a, b, c);
  } else if (c > 31) {
    offer(c, b, a);
    offer(c, a, b);
  }
  return out;
}

[[noreturn]] void refuse_date(std::string_view typed) {
  const auto numbers = three_numbers(typed);
  if (!numbers) refuse(typed, "is not a date", std::string(kForms));

  const std::vector<std::string> possible = possible_days(*numbers);
  if (possible.size() == 2) {
    refuse(typed, "could be two days", fmt::format("write {} or {}", possible[0], possible[1]));
  }
  if (possible.size() == 1) {
    refuse(typed, "is not how dates are written here", "write " + possible[0]);
  }
  const auto [year, month, day] = *numbers;
  if (year > 31 && month >= 1 && month <= 12) {
    const DayRange whole = month_of(std::chrono::year{year} / month / 1);
    const year_month_day last{whole.last};
    refuse(typed, "does not exist",
           fmt::format("the last day of that month is {:04}-{:02}-{:02}", year, month,
                       static_cast<unsigned>(last.day())));
  }
  refuse(typed, "does not exist", std::string(kForms));
}

/// One date: the days of its unit.
DayRange parse_date(std::string_view untrimmed, Day today) {
  const std::string_view typed = trimmed(untrimmed);
  const std::string name = text::lower(typed);
  if (const auto named = named_days(name, today)) return *named;
  if (const auto relative = relative_day(name, today)) return *relative;
  const auto moment = parse_moment(typed);
  if (!moment) refuse_date(typed);
  if (moment->precision > Precision::day) {
    refuse(typed, "has a time of day, and dates are searched by the day",
           "write " + to_string(Moment{moment->local, Precision::day, {}}));
  }
  return {first_day(*moment), last_day(*moment)};
}

/// Lucene's `[A TO B]`.
DayRange parse_brackets(std::string_view typed, Day today) {
  static constexpr std::string_view kTo = " TO ";
  const std::size_t to = typed.find(kTo);
  if (to == std::string_view::npos || typed.back() != ']') {
    refuse(typed, "is not a range", "write [2025-06-12 TO 2025-06-16]");
  }
  const std::size_t second = to + kTo.size();
  return days_between(typed.substr(1, to - 1), typed.substr(second, typed.size() - 1 - second),
                      today);
}

}  // namespace

DayRange days_between(std::string_view from, std::string_view to, Day today) {
  from = trimmed(from);
  to = trimmed(to);
  const auto is_open = [](std::string_view end) { return end.empty() || end == "*"; };
  const DayRange range{is_open(from) ? kFirstDay : parse_date(from, today).first,
                       is_open(to) ? kLastDay : parse_date(to, today).last};
  if (range.last < range.first) {
    refuse(fmt::format("{}..{}", from, to), "ends before it begins",
           fmt::format("write {}..{}", to, from));
  }
  return range;
}

DayRange days_after(std::string_view typed, Day today) {
  const Day last = parse_date(typed, today).last;
  if (last >= kLastDay) refuse(typed, "has no day after it", {});
  return {last + days{1}, kLastDay};
}

DayRange days_before(std::string_view typed, Day today) {
  const Day first = parse_date(typed, today).first;
  if (first <= kFirstDay) refuse(typed, "has no day before it", {});
  return {kFirstDay, first - days{1}};
}

DayRange parse_days(std::string_view typed, Day today) {
  typed = trimmed(typed);
  if (typed.starts_with('[')) return parse_brackets(typed, today);
  if (typed.starts_with(">=")) return {parse_date(typed.substr(2), today).first, kLastDay};
  if (typed.starts_with("<=")) return {kFirstDay, parse_date(typed.substr(2), today).last};
  if (typed.starts_with('>')) return days_after(typed.substr(1), today);
  if (typed.starts_with('<')) return days_before(typed.substr(1), today);

  static constexpr std::string_view kTo = "..";
  const std::size_t to = typed.find(kTo);
  if (to == std::string_view::npos) return parse_date(typed, today);
  return days_between(typed.substr(0, to), typed.substr(to + kTo.size()), today);
}

}  // namespace newsdex::query
