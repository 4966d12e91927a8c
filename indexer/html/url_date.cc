#include "indexer/html/url_date.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

#include "indexer/extract/date_words.h"

namespace newsdex::html {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number of exactly `digits` digits, -1 for anything else.
int number(std::string_view text, std::size_t digits) {
  if (text.size() != digits || !std::all_of(text.begin(), text.end(), is_digit)) return -1;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool is_year(int year) { return year >= 1990 && year <= 2099; }

int month_of(std::string_view segment) {
  std::string folded(segment);
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (const auto named = month_number(folded)) return static_cast<int>(*named);
  const int month = segment.size() == 1 ? number(segment, 1) : number(segment, 2);
  return month >= 1 && month <= 12 ? month : -1;
}

bool is_day(int year, int month, int day) {
  return day > 0 && std::chrono::year_month_day{std::chrono::year{year},
                                                std::chrono::month{static_cast<unsigned>(month)},
                                                std::chrono::day{static_cast<unsigned>(day)}}
                        .ok();
}

std::string iso(int year, int month, int day) {
  const auto two = [](int value) {
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  std::string date = std::to_string(year) + "-" + two(month);
  if (day > 0) date += "-" + two(day);
  return date;
}

// "2021-04-09" or "20210409" inside a segment, with nothing of a number around it.
std::string date_in_segment(std::string_view segment) {
  for (std::size_t i = 0; i + 8 <= segment.size(); ++i) {
    if (!is_digit(segment[i]) || (i > 0 && is_digit(segment[i - 1]))) continue;
    const bool dashed = segment.size() >= i + 10 && segment[i + 4] == '-' && segment[i + 7] == '-';
    const std::size_t end = i + (dashed ? 10 : 8);
    if (end < segment.size() && is_digit(segment[end])) continue;
    const int year = number(segment.substr(i, 4), 4);
    const int month = number(segment.substr(i + (dashed ? 5 : 4), 2), 2);
    const int day = number(segment.substr(i + (dashed ? 8 : 6), 2), 2);
    if (is_year(year) && month >= 1 && month <= 12 && is_day(year, month, day))
      return iso(year, month, day);
  }
  return {};
}

// Takes the next segment of the path from the head of `rest`.
std::string_view take_segment(std::string_view& rest) {
  const std::string_view segment = rest.substr(0, rest.find('/'));
  rest.remove_prefix(std::min(segment.size() + 1, rest.size()));
  return segment;
}

}  // namespace

std::string url_date(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("?#"));
  take_segment(rest);  // the host
  while (!rest.empty()) {
    const std::string_view segment = take_segment(rest);
    const int year = number(segment, 4);
    if (is_year(year)) {
      const int month = month_of(rest.substr(0, rest.find('/')));
      if (month < 0) continue;
      take_segment(rest);
      const std::string_view last = rest.substr(0, rest.find('/'));
      const int day = last.size() == 1 ? number(last, 1) : number(last, 2);
      return iso(year, month, is_day(year, month, day) ? day : 0);
    }
    if (std::string date = date_in_segment(segment); !date.empty()) return date;
  }
  return {};
}

}  // namespace newsdex::html
