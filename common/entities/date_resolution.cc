#include "common/entities/date_resolution.h"

#include <cstdlib>

#include <fmt/format.h>

namespace newsdex::entities {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

std::string edtf(Day day) {
  const year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string interval(Day first, Day last) { return edtf(first) + '/' + edtf(last); }

bool is_plausible(int year) { return year >= kFirstYear && year <= kLastYear; }

/// Days of a month, February 29 where the year is unknown.
bool exists(std::optional<int> year, unsigned month, unsigned day) {
  static constexpr int kLeapYear = 2000;
  return year_month_day(std::chrono::year{year.value_or(kLeapYear)}, std::chrono::month{month},
                        std::chrono::day{day})
      .ok();
}

/// The year that puts a month, or a day of it, nearest to the publication on the side said.
std::optional<int> nearest_year(const CalendarDate& date, Day published) {
  const int here = static_cast<int>(year_month_day(published).year());
  std::optional<int> best;
  std::optional<days> best_distance;
  for (const int year : {here - 1, here, here + 1}) {
    static constexpr unsigned kMiddle = 15;  // where a month is measured from
    const unsigned day = date.day.value_or(kMiddle);
    if (!exists(year, *date.month, day)) continue;
    const Day candidate{std::chrono::year{year} / static_cast<int>(*date.month) /
                        static_cast<int>(day)};
    const days distance = candidate - published;
    if (date.side == Side::past && distance.count() > 0) continue;
    if (date.side == Side::future && distance.count() < 0) continue;
    if (best && std::abs(distance.count()) >= std::abs(best_distance->count())) continue;
    best = year;
    best_distance = distance;
  }
  return best;
}

}  // namespace

std::optional<std::string> resolve(const CalendarDate& date, std::optional<Day> published) {
  std::optional<int> year = date.year;
  if (year && !is_plausible(*year)) return std::nullopt;
  if (!date.month) return year ? std::optional(fmt::format("{:04}", *year)) : std::nullopt;
  if (*date.month < 1 || *date.month > 12) return std::nullopt;
  for (const auto& day : {date.day, date.last_day}) {
    if (day && !exists(year, *date.month, *day)) return std::nullopt;
  }
  if (date.last_day && (!date.day || *date.last_day <= *date.day)) return std::nullopt;
  if (!year && published) year = nearest_year(date, *published);
  const std::string month =
      fmt::format("{}-{:02}", year ? fmt::format("{:04}", *year) : "XXXX", *date.month);
  if (!date.day) return month;
  const std::string first = fmt::format("{}-{:02}", month, *date.day);
  if (!date.last_day) return first;
  return fmt::format("{}/{}-{:02}", first, month, *date.last_day);
}

std::string resolve(std::chrono::weekday weekday, Side side, std::optional<Day> published) {
  if (!published) return {};
  const std::chrono::weekday here(*published);
  if (side != Side::future) return edtf(*published - (here - weekday));
  const days ahead = weekday - here;
  return edtf(*published + (ahead.count() == 0 ? days{7} : ahead));
}

std::string resolve(Span span, int offset, std::optional<Day> published) {
  if (!published) return {};
  static constexpr days kWeek{7};
  const std::chrono::weekday here(*published);
  const year_month_day date(*published);
  switch (span) {
    case Span::day:
      return edtf(*published + days{offset});
    case Span::weekend: {
      const Day first = *published - (here - std::chrono::Saturday) + offset * kWeek;
      return interval(first, first + days{1});
    }
    case Span::week: {
      const Day first = *published - (here - std::chrono::Monday) + offset * kWeek;
      return interval(first, first + days{6});
    }
    case Span::month: {
      const auto month = date.year() / date.month() + std::chrono::months{offset};
      return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                         static_cast<unsigned>(month.month()));
    }
    case Span::year:
      break;
  }
  return fmt::format("{:04}", static_cast<int>(date.year()) + offset);
}

}  // namespace newsdex::entities
