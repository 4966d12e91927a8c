#include "search/query/syntax/dates.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/error.h"
#include "search/query/dates.h"
#include "search/query/hints.h"

namespace newsdex::query {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `20250612` and `6/12/2025` as `2025-06-12`; everything else as it is.
std::string iso(std::string_view date) {
  static constexpr std::size_t kCompact = 8;
  if (date.size() == kCompact && all_digits(date)) {
    return fmt::format("{}-{}-{}", date.substr(0, 4), date.substr(4, 2), date.substr(6, 2));
  }
  const std::size_t first = date.find('/');
  const std::size_t second = first == std::string_view::npos ? first : date.find('/', first + 1);
  if (second == std::string_view::npos) return std::string(date);
  const std::string_view month = date.substr(0, first);
  const std::string_view day = date.substr(first + 1, second - first - 1);
  const std::string_view year = date.substr(second + 1);
  const bool plain = all_digits(month) && all_digits(day) && all_digits(year) &&
                     month.size() <= 2 && day.size() <= 2 && year.size() == 4;
  if (!plain) return std::string(date);
  return fmt::format("{}-{:0>2}-{:0>2}", year, month, day);
}

std::vector<std::string_view> words_of(std::string_view typed) {
  std::vector<std::string_view> out;
  while (!typed.empty()) {
    const std::size_t end = std::min(typed.find(' '), typed.size());
    if (end > 0) out.push_back(typed.substr(0, end));
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return out;
}

/// One condition: a word or sign, and a date.
std::optional<DayRange> condition(std::string_view word, std::string_view date, Day today) {
  const std::string day = iso(date);
  if (word == "geq" || word == ">=") return days_between(day, {}, today);
  if (word == "leq" || word == "<=") return days_between({}, day, today);
  if (word == "aft" || word == "after" || word == ">") return days_after(day, today);
  if (word == "bef" || word == "before" || word == "<") return days_before(day, today);
  if (word == "is" || word == "on" || word == "=") return parse_days(day, today);
  return std::nullopt;
}

std::optional<DayRange> single(std::string_view typed, Day today) {
  const std::size_t digits = std::min(typed.find_first_not_of("<>="), typed.size());
  if (digits > 0) return condition(typed.substr(0, digits), typed.substr(digits), today);
  const std::size_t dash = typed.find('-');
  const bool range = dash != std::string_view::npos && all_digits(typed.substr(0, dash)) &&
                     all_digits(typed.substr(dash + 1)) &&
                     typed.substr(dash + 1).size() == dash;  // 2025-2026, 20250101-20250131
  if (range) return days_between(iso(typed.substr(0, dash)), iso(typed.substr(dash + 1)), today);
  return parse_days(iso(typed), today);
}

std::optional<DayRange> read(const std::vector<std::string_view>& words, Day today) {
  if (words.size() == 1) return single(words[0], today);
  if (words.size() == 2) return condition(words[0], words[1], today);
  if (words.size() == 4 && words[0] == "from" && words[2] == "to") {
    return days_between(iso(words[1]), iso(words[3]), today);
  }
  if (words.size() == 5 && words[2] == "and") {
    const auto first = condition(words[0], words[1], today);
    const auto second = condition(words[3], words[4], today);
    if (!first || !second) return std::nullopt;
    const DayRange both{std::max(first->first, second->first), std::min(first->last, second->last)};
    return both.first <= both.last ? std::optional(both) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

DayRange foreign_days(std::string_view typed, Day today) {
  if (const auto days = read(words_of(typed), today)) return *days;
  throw InputError(fmt::format("{} is not a range of dates", shown(typed)),
                   "write from 20250612 to 20250616, after 20250612 or before 20250612",
                   "bad_query");
}

}  // namespace newsdex::query
