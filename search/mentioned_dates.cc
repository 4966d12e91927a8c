#include "search/mentioned_dates.h"

#include <optional>

#include <fmt/format.h>

namespace newsdex {
namespace {

struct Mentioned {
  DayRange days;
  bool to_the_day = false;
};

std::optional<Mentioned> read(std::string_view edtf) {
  const std::size_t slash = edtf.find('/');
  const auto first = parse_moment(edtf.substr(0, slash));
  const auto last = slash == std::string_view::npos ? first : parse_moment(edtf.substr(slash + 1));
  if (!first || !last) return std::nullopt;
  const DayRange days{first_day(*first), last_day(*last)};
  if (days.last < days.first) return std::nullopt;
  return Mentioned{days, first->precision >= Precision::day && last->precision >= Precision::day};
}

}  // namespace

bool speaks_of(std::string_view edtf, const DayRange& days) {
  const auto mentioned = read(edtf);
  if (!mentioned) return false;
  if (mentioned->to_the_day) {
    return mentioned->days.first <= days.last && mentioned->days.last >= days.first;
  }
  return mentioned->days.first >= days.first && mentioned->days.last <= days.last;
}

bool speaks_of_day(std::string_view edtf, std::string_view month_and_day) {
  static constexpr std::string_view kAnyYear = "XXXX-";
  if (edtf.starts_with(kAnyYear)) return edtf.substr(kAnyYear.size()) == month_and_day;
  const auto mentioned = read(edtf);
  if (!mentioned || !mentioned->to_the_day) return false;
  // A span has the day in its first year, or in the next one.
  const int year = static_cast<int>(std::chrono::year_month_day{mentioned->days.first}.year());
  for (const int candidate : {year, year + 1}) {
    const auto day = parse_moment(fmt::format("{:04}-{}", candidate, month_and_day));
    if (day && speaks_of(edtf, {first_day(*day), last_day(*day)})) return true;
  }
  return false;
}

}  // namespace newsdex
