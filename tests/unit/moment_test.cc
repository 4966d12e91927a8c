#include "common/moment.h"

#include <array>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

struct Case {
  const char* name;
  const char* written;
  const char* iso;   // nullptr: refused
  const char* days;  // first..last
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.written; }

class MomentText : public testing::TestWithParam<Case> {};

TEST_P(MomentText, IsReadAs) {
  const auto& [name, written, iso, days] = GetParam();
  const auto moment = parse_moment(written);
  if (iso == nullptr) {
    EXPECT_FALSE(moment.has_value());
    return;
  }
  ASSERT_TRUE(moment.has_value());
  EXPECT_EQ(to_string(*moment), iso);
  EXPECT_EQ(parse_moment(iso), moment) << "what is written reads back";
  EXPECT_EQ(to_string(DayRange{first_day(*moment), last_day(*moment)}), days);
}

constexpr auto kCases = std::to_array<Case>({
    {"Year", "1987", "1987", "1987-01-01..1987-12-31"},
    {"Month", "1987-02", "1987-02", "1987-02-01..1987-02-28"},
    {"LeapMonth", "1988-02", "1988-02", "1988-02-01..1988-02-29"},
    {"Day", "1987-02-26", "1987-02-26", "1987-02-26..1987-02-26"},
    {"Minute", "1987-02-26T15:01", "1987-02-26T15:01", "1987-02-26..1987-02-26"},
    {"Blank", "1987-02-26 15:01:09", "1987-02-26T15:01:09", "1987-02-26..1987-02-26"},
    {"Fraction", "1987-02-26T15:01:01.79Z", "1987-02-26T15:01:01Z", "1987-02-26..1987-02-26"},
    {"Offset", "2025-06-12T23:30+0330", "2025-06-12T23:30+03:30", "2025-06-12..2025-06-12"},
    {"NegativeOffset", "2025-06-12T23:30:00-05", "2025-06-12T23:30:00-05:00",
     "2025-06-12..2025-06-12"},
    {"DayThatIsNot", "1987-02-29", nullptr, nullptr},
    {"HourThatIsNot", "1987-02-26T24:00", nullptr, nullptr},
    {"YearZero", "0000-01-01", nullptr, nullptr},
    {"Trailing", "1987-02-26x", nullptr, nullptr},
    {"TimeOfAMonth", "1987-02T10:00", nullptr, nullptr},
    {"Slashes", "1987/02/26", nullptr, nullptr},
    {"Empty", "", nullptr, nullptr},
});

INSTANTIATE_TEST_SUITE_P(Shapes, MomentText, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(Moment, SortsByInstantWhereOffsetsDiffer) {
  const auto earlier = parse_moment("2025-06-12T23:30+03:30");  // 20:00 UTC
  const auto later = parse_moment("2025-06-12T20:30Z");
  EXPECT_LT(instant(*earlier), instant(*later));
}

TEST(DayRange, LeavesOpenEndsOut) { EXPECT_EQ(to_string(DayRange{kFirstDay, kLastDay}), ".."); }

}  // namespace
}  // namespace newsdex
