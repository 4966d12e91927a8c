#include "indexer/extract/dates.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

#include "indexer/extract/date_pieces.h"
#include "indexer/extract/date_words.h"
#include "indexer/extract/month_names.h"

namespace newsdex {

namespace {

using std::chrono::day;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::year;
using std::chrono::year_month_day;

// Longer than any date; bounds the work on hostile input.
constexpr std::size_t kMaxDateBytes = 100;
// The years of this century are 1300s to 1400s in the calendars of Iran and of Islam.
constexpr int kFirstPlausibleYear = 1500;

// Epoch times from 1990-01-01 to 2100-01-01.
constexpr std::int64_t kFirstEpochSecond = 631152000;
constexpr std::int64_t kLastEpochSecond = 4102444800;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Time {
  seconds since_midnight{0};
  Precision precision = Precision::minute;
  std::optional<minutes> offset;
};

bool is_half_day(const DatePiece& piece) { return piece.text == "am" || piece.text == "pm"; }

// Takes `+0200`, `+02:00` or `-05` that stands at `at`.
void take_signed_offset(std::vector<DatePiece>& pieces, std::size_t at, Time& time) {
  if (at >= pieces.size()) return;
  const DatePiece& piece = pieces[at];
  const bool is_signed = piece.before == '+' || piece.before == '-';
  if (!is_signed || piece.number < 0 || (piece.text.size() != 2 && piece.text.size() != 4)) return;
  const bool whole = piece.text.size() == 4;
  const bool split = !whole && at + 1 < pieces.size() && pieces[at + 1].before == ':';
  const int hour = whole ? piece.number / 100 : piece.number;
  const int minute = whole ? piece.number % 100 : split ? pieces[at + 1].number : 0;
  if (hour > 18 || minute < 0 || minute > 59) return;
  const minutes east = hours{hour} + minutes{minute};
  time.offset = piece.before == '-' ? -east : east;
  const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(at);
  pieces.erase(first, first + (split ? 2 : 1));
}

// Takes a zone's name, an offset, or both (`GMT+0200`) that stand at `at`.
void take_zone(std::vector<DatePiece>& pieces, std::size_t at, Time& time) {
  if (at < pieces.size() && !is_digit(pieces[at].text[0])) {
    time.offset = zone_offset(pieces[at].text);
    if (time.offset || is_floating_zone(pieces[at].text)) {
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  take_signed_offset(pieces, at, time);
}

// Takes the time of day, `15:01`, `15:01:01.79`, `3:01 p.m.`, with its zone, out of the pieces.
std::optional<Time> take_time(std::vector<DatePiece>& pieces) {
  const auto colon = std::find_if(pieces.begin(), pieces.end(), [](const DatePiece& piece) {
    return piece.before == ':' && piece.number >= 0;
  });
  if (colon == pieces.end() || colon == pieces.begin()) return std::nullopt;
  auto end = colon + 1;
  int hour = (colon - 1)->number;
  const int minute = colon->number;
  int second = 0;
  Time time;
  if (end != pieces.end() && end->before == ':' && end->number >= 0) {
    second = (end++)->number;
    time.precision = Precision::second;
    if (end != pieces.end() && (end->before == '.' || end->before == ',') &&
        is_digit(end->text[0])) {
      ++end;  // a fraction of a second
    }
  }
  if (end != pieces.end() && is_half_day(*end)) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (end->text == "pm" ? 12 : 0);
    ++end;
  }
  if (hour < 0 || hour > 23 || minute > 59 || second < 0 || second > 60) return std::nullopt;
  time.since_midnight = hours{hour} + minutes{minute} + seconds{std::min(second, 59)};
  const auto at = static_cast<std::size_t>(colon - 1 - pieces.begin());
  pieces.erase(colon - 1, end);
  take_zone(pieces, at, time);
  return time;
}

// Numbers in the order year, month, day; 0 where there is none.
struct Calendar {
  int year = 0;
  int month = 0;
  int day = 0;
};

using Reading = std::variant<Calendar, Refusal>;

// One number of a date, with how it was written.
struct Number {
  int value;
  std::size_t digits;
};

Reading read_named_month(const MonthName& name, const std::vector<Number>& numbers) {
  const int month = static_cast<int>(name.number);
  const auto year_of = [&](const Number& number) {
    const bool is_ahead = number.value > name.years_ahead + kFirstPlausibleYear;
    return number.value - (is_ahead ? name.years_ahead : 0);
  };
  if (numbers.size() == 1 && numbers[0].digits == 4) return Calendar{year_of(numbers[0]), month, 0};
  if (numbers.size() != 2) return Refusal{"not a date"};
  const bool year_first = numbers[0].digits == 4;
  const Number& year = numbers[year_first ? 0 : 1];
  const Number& day = numbers[year_first ? 1 : 0];
  if (year.digits == 2) return Refusal{"a year of two digits"};
  if (year.digits != 4 || day.digits > 2) return Refusal{"not a date"};
  return Calendar{year_of(year), month, day.value};
}

Reading read_numbers(const std::vector<Number>& numbers, std::optional<DateOrder> order) {
  if (numbers.size() == 1 && numbers[0].digits == 8) {
    const int value = numbers[0].value;
    return Calendar{value / 10000, value / 100 % 100, value % 100};
  }
  if (numbers.size() == 2 && numbers[0].digits == 4 && numbers[1].digits <= 2) {
    return Calendar{numbers[0].value, numbers[1].value, 0};
  }
  if (numbers.size() != 3) return Refusal{"not a date"};
  const Number& first = numbers[0];
  const Number& second = numbers[1];
  const Number& third = numbers[2];
  if (first.digits == 4) return Calendar{first.value, second.value, third.value};
  if (third.digits != 4) {
    return Refusal{first.digits <= 2 && third.digits <= 2 ? "a year of two digits" : "not a date"};
  }
  if (first.value > 12) return Calendar{third.value, second.value, first.value};
  if (second.value > 12 || first.value == second.value) {
    return Calendar{third.value, first.value, second.value};
  }
  if (order == DateOrder::dmy) return Calendar{third.value, second.value, first.value};
  if (order == DateOrder::mdy) return Calendar{third.value, first.value, second.value};
  return Refusal{"ambiguous: day or month first? (--date-order says which)"};
}

Reading read_calendar(const std::vector<DatePiece>& pieces, const DateRules& rules) {
  std::optional<MonthName> named_month;
  std::vector<Number> numbers;
  bool is_month = false;  // the number that comes, in Vietnamese
  for (const DatePiece& piece : pieces) {
    if (is_digit(piece.text[0])) {
      if (piece.number < 0) return Refusal{"not a date"};
      if (std::exchange(is_month, false) && !named_month) {
        named_month = MonthName{static_cast<unsigned>(piece.number), 0};
      } else {
        numbers.push_back({piece.number, piece.text.size()});
      }
    } else if (const auto name = find_month_name(piece.text); name && !named_month) {
      named_month = name;
    } else if (piece.text == "thang") {
      is_month = true;
    } else if (!is_date_filler(piece.text)) {
      return Refusal{"not a date"};
    }
  }
  if (named_month) return read_named_month(*named_month, numbers);
  return read_numbers(numbers, rules.order);
}

std::variant<Moment, Refusal> to_moment(const Calendar& date, const std::optional<Time>& time,
                                        const DateRules& rules) {
  const int last = static_cast<int>(year_month_day{rules.today}.year()) + 1;
  if (date.year < kFirstPlausibleYear || date.year > last) {
    return Refusal{"implausible year " + std::to_string(date.year)};
  }
  const year_month_day whole{year{date.year}, month{static_cast<unsigned>(std::max(date.month, 1))},
                             day{static_cast<unsigned>(std::max(date.day, 1))}};
  if (!whole.ok()) return Refusal{"no such day"};
  Moment moment;
  moment.local = local_days{whole};
  if (date.day == 0) {
    moment.precision = date.month == 0 ? Precision::year : Precision::month;
  } else if (time && time->since_midnight != seconds{0}) {
    moment.local += time->since_midnight;
    moment.precision = time->precision;
    moment.offset = time->offset;
  }
  return moment;
}

// Seconds or milliseconds since 1970, where the number is one of a plausible time.
std::optional<Moment> read_epoch(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (rest.starts_with('.'))
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
  if (error != std::errc() || !rest.empty()) return std::nullopt;
  if (value >= kFirstEpochSecond * 1000) value /= 1000;
  if (value < kFirstEpochSecond || value > kLastEpochSecond) return std::nullopt;
  const std::chrono::local_seconds local{seconds{value}};
  if (value % 86400 == 0) return Moment{local, Precision::day, std::nullopt};
  return Moment{local, Precision::second, minutes{0}};
}

// What parse_moment read, held to the same rules as everything else.
std::variant<Moment, Refusal> judge(const Moment& moment, const DateRules& rules) {
  const year_month_day date{std::chrono::floor<std::chrono::days>(moment.local)};
  Calendar calendar{static_cast<int>(date.year()), 0, 0};
  if (moment.precision >= Precision::month) {
    calendar.month = static_cast<int>(static_cast<unsigned>(date.month()));
  }
  if (moment.precision < Precision::day) return to_moment(calendar, std::nullopt, rules);
  calendar.day = static_cast<int>(static_cast<unsigned>(date.day()));
  const Time time{moment.local - local_days{date}, moment.precision, moment.offset};
  return to_moment(calendar, time, rules);
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// `20250612T150107Z` and `20250612150107` with the separators of the extended format; anything
// else as it is.
std::string extend_basic(std::string_view text) {
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  const bool has_t = digits == 8 && text.size() >= 13 && (text[8] == 'T' || text[8] == 't');
  const bool solid = digits == 14;
  if (!has_t && !solid) return std::string(text);
  const std::string_view time = text.substr(has_t ? 9 : 8);
  const auto time_digits =
      static_cast<std::size_t>(std::find_if_not(time.begin(), time.end(), is_digit) - time.begin());
  if (time_digits != 4 && time_digits != 6) return std::string(text);
  const auto part = [&](std::size_t begin, std::size_t size) {
    return std::string(text.substr(begin, size));
  };
  std::string extended = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T";
  extended += std::string(time.substr(0, 2)) + ":" + std::string(time.substr(2, 2));
  if (time_digits == 6) extended += ":" + std::string(time.substr(4, 2));
  return extended + std::string(time.substr(time_digits));
}

}  // namespace

std::optional<DateOrder> parse_date_order(std::string_view name) {
  if (name == "ymd") return DateOrder::ymd;
  if (name == "dmy") return DateOrder::dmy;
  if (name == "mdy") return DateOrder::mdy;
  return std::nullopt;
}

std::variant<Moment, Refusal> read_date(std::string_view text, const DateRules& rules) {
  text = trim(text);
  if (text.empty() || text.size() > kMaxDateBytes) return Refusal{"not a date"};
  if (const auto moment = parse_moment(extend_basic(text))) return judge(*moment, rules);
  if (const auto moment = read_epoch(text)) return *moment;

  if (text.find(". listopada") != std::string_view::npos)
    return Refusal{"ambiguous: October in Croatian, November in Polish"};
  std::vector<DatePiece> pieces = cut_date(text);
  const std::optional<Time> time = take_time(pieces);
  const Reading reading = read_calendar(pieces, rules);
  if (const auto* refusal = std::get_if<Refusal>(&reading)) return *refusal;
  return to_moment(std::get<Calendar>(reading), time, rules);
}

}  // namespace newsdex
