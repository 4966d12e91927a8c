#include "search/serve/page/dates.h"

#include <array>
#include <chrono>
#include <string_view>

#include <fmt/format.h>

namespace newsdex::serve {
namespace {

using std::chrono::year_month_day;

std::string_view month_name(const year_month_day& day) {
  static constexpr auto kMonths = std::to_array<std::string_view>(
      {"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"});
  return kMonths[static_cast<unsigned>(day.month()) - 1];
}

}  // namespace

std::string year_text(Day day) {
  return fmt::format("{}", static_cast<int>(year_month_day(day).year()));
}

std::string month_text(Day day) {
  return fmt::format("{} {}", month_name(year_month_day(day)), year_text(day));
}

std::string date_text(Day day) {
  return fmt::format("{} {}", static_cast<unsigned>(year_month_day(day).day()), month_text(day));
}

std::string short_month_text(Day day) {
  static constexpr std::size_t kLetters = 3;
  return fmt::format("{} {}", month_name(year_month_day(day)).substr(0, kLetters), year_text(day));
}

std::string short_date_text(Day day) {
  return fmt::format("{} {}", static_cast<unsigned>(year_month_day(day).day()),
                     short_month_text(day));
}

std::string date_text(const Moment& moment) {
  const Day day = first_day(moment);
  if (moment.precision == Precision::year) return year_text(day);
  return moment.precision == Precision::month ? month_text(day) : date_text(day);
}

}  // namespace newsdex::serve
