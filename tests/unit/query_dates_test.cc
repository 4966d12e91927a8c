#include <array>
#include <ostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "search/query/dates.h"

namespace newsdex::query {
namespace {

using testing::HasSubstr;

constexpr Day kToday{std::chrono::year{2025} / 6 / 18};  // a Wednesday

struct Case {
  const char* name;
  const char* typed;
  const char* means;
};

std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.typed; }

constexpr auto kCases = std::to_array<Case>({
    {"Year", "2025", "2025-01-01..2025-12-31"},
    {"Month", "2025-06", "2025-06-01..2025-06-30"},
    {"LeapMonth", "2024-02", "2024-02-01..2024-02-29"},
    {"Day", "2025-06-12", "2025-06-12..2025-06-12"},
    {"Range", "2025-06-12..2025-06-16", "2025-06-12..2025-06-16"},
    {"RangeOfUnits", "2024..2025-02", "2024-01-01..2025-02-28"},
    {"RangeOfOneDay", "2025-06-12..2025-06-12", "2025-06-12..2025-06-12"},
    {"OpenEnd", "2025-06..", "2025-06-01.."},
    {"OpenBegin", "..2025-06", "..2025-06-30"},
    {"OpenBoth", "..", ".."},
    {"Today", "today", "2025-06-18..2025-06-18"},
    {"TodayAnyCase", "Today", "2025-06-18..2025-06-18"},
    {"Yesterday", "yesterday", "2025-06-17..2025-06-17"},
    {"YesterdayOn", "yesterday..", "2025-06-17.."},
    {"DaysAgo", "-7d", "2025-06-11..2025-06-11"},
    {"DaysAgoOn", "-7d..", "2025-06-11.."},
    {"UpperUnit", "-7D..", "2025-06-11.."},
    {"ZeroDays", "-0d", "2025-06-18..2025-06-18"},
    {"WeeksAgo", "-2w..-1w", "2025-06-04..2025-06-11"},
    {"MonthsAgo", "-6m..today", "2024-12-18..2025-06-18"},
    {"YearsAgo", "-1y..", "2024-06-18.."},
    {"LastMonday", "last monday", "2025-06-16..2025-06-16"},
    {"LastSameWeekday", "last Wednesday", "2025-06-11..2025-06-11"},
    {"LastThursday", "last thursday", "2025-06-12..2025-06-12"},
    {"ThisWeek", "this week", "2025-06-16..2025-06-22"},
    {"LastWeek", "last week", "2025-06-09..2025-06-15"},
    {"ThisMonth", "this month", "2025-06-01..2025-06-30"},
    {"LastMonth", "last month", "2025-05-01..2025-05-31"},
    {"ThisYear", "this year", "2025-01-01..2025-12-31"},
    {"LastYear", "last year", "2024-01-01..2024-12-31"},
    {"Brackets", "[2025-01 TO 2025-03]", "2025-01-01..2025-03-31"},
    {"BracketsOpen", "[2025-01 TO *]", "2025-01-01.."},
    {"BracketsOpenBegin", "[* TO 2025-01]", "..2025-01-31"},
    {"After", ">2025-01", "2025-02-01.."},
    {"From", ">=2025-01", "2025-01-01.."},
    {"Before", "<2025-01", "..2024-12-31"},
    {"UpTo", "<=2025-01", "..2025-01-31"},
    {"BlankBehindSign", "> 2025-01", "2025-02-01.."},
    {"FirstYear", "0001", "..0001-12-31"},
    {"LastYearOfAll", "9999", "9999-01-01.."},
});

class Days : public testing::TestWithParam<Case> {};

TEST_P(Days, AreReadAs) {
  const Case& row = GetParam();
  const DayRange range = parse_days(row.typed, kToday);
  EXPECT_EQ(to_string(range), row.means);
  EXPECT_EQ(parse_days(to_string(range), Day{}), range) << "what is written reads back, any day";
}

const auto kRowName = [](const auto& row) { return std::string(row.param.name); };
INSTANTIATE_TEST_SUITE_P(Forms, Days, testing::ValuesIn(kCases), kRowName);

struct Refusal {
  const char* name;
  const char* typed;
  const char* message;
  const char* hint;
};

std::ostream& operator<<(std::ostream& out, const Refusal& row) { return out << row.typed; }

constexpr auto kRefusals = std::to_array<Refusal>({
    {"Empty", "", "is not a date", "2025-06-12"},
    {"Word", "soon", "is not a date", "2025-06-12"},
    {"Ambiguous", "02/03/2025", "could be two days", "write 2025-03-02 or 2025-02-03"},
    {"AmbiguousPoints", "2.3.2025", "could be two days", "write 2025-03-02 or 2025-02-03"},
    {"AmbiguousInRange", "02/03/2025..", "\"02/03/2025\" could be", "write 2025-03-02"},
    {"DayFirst", "13/06/2025", "not how dates are written", "write 2025-06-13"},
    {"SameEitherWay", "05/05/2025", "not how dates are written", "write 2025-05-05"},
    {"ShortNumbers", "2025-6-1", "not how dates are written", "write 2025-06-01"},
    {"Slashes", "2025/06/12", "not how dates are written", "write 2025-06-12"},
    {"NoSuchDay", "2025-02-30", "does not exist", "2025-02-28"},
    {"NoSuchMonth", "2025-13", "is not a date", "2025-06-12"},
    {"NoSuchMonthOfDay", "2025-13-01", "does not exist", ""},
    {"TimeOfDay", "2025-06-12T10:00", "time of day", "write 2025-06-12"},
    {"Reversed", "2025-06..2025-05", "ends before it begins", "write 2025-05..2025-06"},
    {"ReversedRelative", "today..-7d", "ends before it begins", "write -7d..today"},
    {"ThreePoints", "2025...2026", "is not a date", ""},
    {"YearNought", "0000", "is not a date", ""},
    {"TooFarBack", "-9999999d", "beyond the year 1", ""},
    {"TooManyYears", "-9999999y", "beyond the year 1", ""},
    {"TooManyDigits", "-99999999999999999999d", "is not a date", ""},
    {"NoUnit", "-7", "is not a date", ""},
    {"UnknownUnit", "-7h", "is not a date", ""},
    {"SignOnly", ">", "is not a date", ""},
    {"UnclosedBracket", "[2025", "is not a range", "[2025-06-12 TO 2025-06-16]"},
    {"BracketOnly", "[", "is not a range", ""},
    {"LowerTo", "[2025 to 2026]", "is not a range", "TO"},
    {"ReversedBrackets", "[2026 TO 2025]", "ends before it begins", "write 2025..2026"},
    {"AfterTheEnd", ">9999", "has no day after it", ""},
    {"BeforeTheBeginning", "<0001", "has no day before it", ""},
});

class RefusedDays : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedDays, SayWhatToWriteInstead) {
  const Refusal& row = GetParam();
  try {
    const DayRange range = parse_days(row.typed, kToday);
    FAIL() << "read as " << to_string(range);
  } catch (const InputError& error) {
    EXPECT_EQ(error.code, "bad_query");
    EXPECT_THAT(error.what(), HasSubstr(row.message));
    EXPECT_THAT(error.hint, HasSubstr(row.hint));
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, RefusedDays, testing::ValuesIn(kRefusals), kRowName);

TEST(QueryDates, GoBackToTheLastDayOfAShorterMonth) {
  const Day today{std::chrono::year{2024} / 3 / 31};
  EXPECT_EQ(to_string(parse_days("-1m", today)), "2024-02-29..2024-02-29");
  EXPECT_EQ(to_string(parse_days("-13m", today)), "2023-02-28..2023-02-28");
  EXPECT_EQ(to_string(parse_days("-3m", today)), "2023-12-31..2023-12-31");
}

TEST(QueryDates, CrossTheYearFromJanuary) {
  const Day today{std::chrono::year{2025} / 1 / 1};
  EXPECT_EQ(to_string(parse_days("last month", today)), "2024-12-01..2024-12-31");
  EXPECT_EQ(to_string(parse_days("this week", today)), "2024-12-30..2025-01-05");
}

TEST(QueryDates, BetweenTakesOneDateAnEnd) {
  EXPECT_EQ(to_string(days_between("2025-05", "today", kToday)), "2025-05-01..2025-06-18");
  EXPECT_EQ(to_string(days_between("-7d", "", kToday)), "2025-06-11..");
  EXPECT_EQ(to_string(days_between("", "2025", kToday)), "..2025-12-31");
  EXPECT_THROW((void)days_between("2025..", "", kToday), InputError);
  EXPECT_THROW((void)days_between("2025", "2024", kToday), InputError);
}

TEST(QueryDates, AfterAndBeforeLeaveTheWholeUnitOut) {
  EXPECT_EQ(to_string(days_after("2025-06", kToday)), "2025-07-01..");
  EXPECT_EQ(to_string(days_before("2025-06", kToday)), "..2025-05-31");
  EXPECT_EQ(to_string(days_after("yesterday", kToday)), "2025-06-18..");
  EXPECT_THROW((void)days_after("2025..2026", kToday), InputError);
}

}  // namespace
}  // namespace newsdex::query
