#include "common/moment.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace newsdex {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

/// Reads fixed-width fields front to back.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Exactly `width` digits.
  std::optional<int> number(std::size_t width) {
    if (rest_.size() < width) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(width);
    return value;
  }

  void skip_digits() {
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

bool read_date(Scanner& in, Moment& moment) {
  const auto year = in.number(4);
  if (!year || *year < 1) return false;
  int month = 1;
  int day = 1;
  moment.precision = Precision::year;
  if (in.skip('-')) {
    const auto read_month = in.number(2);
    if (!read_month) return false;
    month = *read_month;
    moment.precision = Precision::month;
    if (in.skip('-')) {
      const auto read_day = in.number(2);
      if (!read_day) return false;
      day = *read_day;
      moment.precision = Precision::day;
    }
  }
  const year_month_day date{std::chrono::year{*year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return false;
  moment.local = local_days{date};
  return true;
}

bool read_time(Scanner& in, Moment& moment) {
  const auto hour = in.number(2);
  if (!hour || *hour > 23 || !in.skip(':')) return false;
  const auto minute = in.number(2);
  if (!minute || *minute > 59) return false;
  moment.precision = Precision::minute;
  moment.local += hours{*hour} + minutes{*minute};
  if (in.skip(':')) {
    const auto second = in.number(2);
    if (!second || *second > 60) return false;
    moment.precision = Precision::second;
    moment.local += seconds{std::min(*second, 59)};  // a leap second is shown as :59
    if (in.skip('.') || in.skip(',')) in.skip_digits();
  }
  return true;
}

bool read_offset(Scanner& in, Moment& moment) {
  if (in.at_end()) return true;
  if (in.skip('Z') || in.skip('z')) {
    moment.offset = minutes{0};
    return true;
  }
  const bool west = in.skip('-');
  if (!west && !in.skip('+')) return false;
  const auto hour = in.number(2);
  if (!hour || *hour > 18) return false;
  in.skip(':');
  const auto minute = in.at_end() ? std::optional<int>(0) : in.number(2);
  if (!minute || *minute > 59) return false;
  const minutes offset = hours{*hour} + minutes{*minute};
  moment.offset = west ? -offset : offset;
  return true;
}

year_month_day local_date(const Moment& moment) {
  return year_month_day{std::chrono::floor<days>(moment.local)};
}

/// What is no negative number, with zeros before it up to `width`.
template <typename Number>
void append(std::string& out, Number number, std::size_t width) {
  const fmt::format_int digits(number);
  out.append(width - std::min(width, digits.size()), '0').append(digits.data(), digits.size());
}

void append_date(std::string& out, const year_month_day& date, Precision precision) {
  append(out, static_cast<int>(date.year()), 4);
  if (precision == Precision::year) return;
  append(out += '-', static_cast<unsigned>(date.month()), 2);
  if (precision == Precision::month) return;
  append(out += '-', static_cast<unsigned>(date.day()), 2);
}

void append_offset(std::string& out, minutes offset) {
  if (offset == minutes{0}) {
    out += 'Z';
    return;
  }
  const auto total = std::abs(offset.count());
  append(out += offset < minutes{0} ? '-' : '+', total / 60, 2);
  append(out += ':', total % 60, 2);
}

std::string day_text(Day day) {
  std::string out;
  append_date(out, year_month_day{day}, Precision::day);
  return out;
}

}  // namespace

std::string_view to_string(Precision precision) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"year", "month", "day", "minute", "second"});
  return kNames[static_cast<std::size_t>(precision)];
}

std::string to_string(const Moment& moment) {
  std::string out;
  append_date(out, local_date(moment), moment.precision);
  if (moment.precision < Precision::minute) return out;

  const std::chrono::hh_mm_ss time{moment.local - std::chrono::floor<days>(moment.local)};
  append(out += 'T', time.hours().count(), 2);
  append(out += ':', time.minutes().count(), 2);
  if (moment.precision == Precision::second) append(out += ':', time.seconds().count(), 2);
  if (moment.offset) append_offset(out, *moment.offset);
  return out;
}

std::optional<Moment> parse_moment(std::string_view iso) {
  Scanner in{iso};
  Moment moment;
  if (!read_date(in, moment)) return std::nullopt;
  if (in.at_end()) return moment;
  if (moment.precision != Precision::day) return std::nullopt;
  if (!in.skip('T') && !in.skip('t') && !in.skip(' ')) return std::nullopt;
  if (!read_time(in, moment) || !read_offset(in, moment) || !in.at_end()) return std::nullopt;
  return moment;
}

Day first_day(const Moment& moment) { return Day{local_date(moment)}; }

Day last_day(const Moment& moment) {
  const year_month_day date = local_date(moment);
  switch (moment.precision) {
    case Precision::year:
      return Day{date.year() / std::chrono::December / 31};
    case Precision::month:
      return Day{date.year() / date.month() / std::chrono::last};
    case Precision::day:
    case Precision::minute:
    case Precision::second:
      break;
  }
  return Day{date};
}

std::int64_t instant(const Moment& moment) {
  return (moment.local.time_since_epoch() - moment.offset.value_or(minutes{0})).count();
}

std::string to_string(const DayRange& range) {
  std::string out;
  if (range.first > kFirstDay) out += day_text(range.first);
  out += "..";
  if (range.last < kLastDay) out += day_text(range.last);
  return out;
}

}  // namespace newsdex
