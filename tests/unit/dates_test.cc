#include "indexer/extract/dates.h"

#include <array>
#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

constexpr Day kToday{std::chrono::year{2025} / 6 / 20};

std::string read(std::string_view text, std::optional<DateOrder> order = std::nullopt) {
  const auto result = read_date(text, {order, kToday});
  if (const auto* refusal = std::get_if<Refusal>(&result)) return "! " + refusal->reason;
  return to_string(std::get<Moment>(result));
}

struct Row {
  const char* name;
  const char* written;
  const char* means;  // with "!" before the beginning of a refusal's reason
};

constexpr auto kRows = std::to_array<Row>({
    {"IsoDay", "2025-06-12", "2025-06-12"},
    {"IsoMonth", "2025-06", "2025-06"},
    {"IsoYear", "2025", "2025"},
    {"IsoSecond", "2025-06-12T15:01:07Z", "2025-06-12T15:01:07Z"},
    {"IsoMinuteWithOffset", "2025-06-12T15:01+02:00", "2025-06-12T15:01+02:00"},
    {"IsoFraction", "2025-06-12T15:01:07.123456-0400", "2025-06-12T15:01:07-04:00"},
    {"IsoBlank", "2025-06-12 15:01:07", "2025-06-12T15:01:07"},
    {"IsoBlankBeforeOffset", "2025-06-12 15:01:07 +0200", "2025-06-12T15:01:07+02:00"},
    {"MidnightIsADay", "2019-07-11T00:00:00Z", "2019-07-11"},
    {"MidnightWithOffsetIsADay", "2019-07-11T00:00:00+02:00", "2019-07-11"},
    {"BasicDay", "20250612", "2025-06-12"},
    {"BasicSecond", "20250612T150107Z", "2025-06-12T15:01:07Z"},
    {"BasicSolid", "20250612150107", "2025-06-12T15:01:07"},
    {"Slashes", "2025/06/12", "2025-06-12"},
    {"SlashesAndTime", "2025/06/12 15:01", "2025-06-12T15:01"},
    {"Points", "2025.06.12", "2025-06-12"},
    {"Rfc822", "Thu, 12 Jun 2025 15:01:07 GMT", "2025-06-12T15:01:07Z"},
    {"Rfc2822", "Thu, 12 Jun 2025 15:01:07 -0400", "2025-06-12T15:01:07-04:00"},
    {"Rfc822Zone", "12 Jun 2025 15:01 EST", "2025-06-12T15:01-05:00"},
    {"Comment", "Thu, 12 Jun 2025 15:01:07 +0200 (CEST)", "2025-06-12T15:01:07+02:00"},
    {"JavaScript", "Thu Jun 12 2025 15:01:07 GMT+0200 (Central European Summer Time)",
     "2025-06-12T15:01:07+02:00"},
    {"Ctime", "Thu Jun 12 15:01:07 2025", "2025-06-12T15:01:07"},
    {"OtherZoneFloats", "June 12, 2025 15:01 CET", "2025-06-12T15:01"},
    {"Reuters", "26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"},
    {"ReutersOneDigit", "6-MAR-1987 11:02:00.67", "1987-03-06T11:02:00"},
    {"AmericanMonth", "June 12, 2025", "2025-06-12"},
    {"AmericanTime", "June 12, 2025 at 3:01 p.m. EDT", "2025-06-12T15:01-04:00"},
    {"Noon", "June 12, 2025 12:30 pm", "2025-06-12T12:30"},
    {"AfterMidnight", "June 12, 2025 12:30 AM", "2025-06-12T00:30"},
    {"Abbreviated", "Feb. 26, 1987", "1987-02-26"},
    {"Ordinal", "12th June 2025", "2025-06-12"},
    {"British", "12 June 2025", "2025-06-12"},
    {"MonthAndYear", "June 2025", "2025-06"},
    {"German", "12. Juni 2025", "2025-06-12"},
    {"GermanUmlaut", "Mittwoch, 5. M\u00e4rz 2025, 14:05 Uhr", "2025-03-05T14:05"},
    {"Spanish", "12 de junio de 2025", "2025-06-12"},
    {"French", "12 juin 2025", "2025-06-12"},
    {"FrenchFirst", "1er ao\u00fbt 2024", "2024-08-01"},
    {"FrenchAccent", "12 d\u00e9cembre 2024", "2024-12-12"},
    {"FrenchClock", "mercredi 3 mars 2021 à 15h30", "2021-03-03T15:30"},
    {"FrenchClockWithBlanks", "3 mars 2021, 15 h 30", "2021-03-03T15:30"},
    {"GermanPoint", "3. März 2021, 15.30 Uhr", "2021-03-03T15:30"},
    {"SpanishWeekday", "miércoles, 3 de marzo de 2021 a las 15:30", "2021-03-03T15:30"},
    {"Italian", "mercoledì 3 marzo 2021, ore 15.30", "2021-03-03T15:30"},
    {"Portuguese", "quarta-feira, 3 de março de 2021 às 15h30", "2021-03-03T15:30"},
    {"Romanian", "miercuri, 3 martie 2021", "2021-03-03"},
    {"Dutch", "woensdag 3 maart 2021 om 15:30 uur", "2021-03-03T15:30"},
    {"Swedish", "onsdag 3 mars 2021 kl. 15.30", "2021-03-03T15:30"},
    {"Danish", "onsdag den 3. marts 2021 kl. 15.30", "2021-03-03T15:30"},
    {"Norwegian", "3. desember 2021", "2021-12-03"},
    {"Polish", "środa, 3 marca 2021 r., godz. 15:30", "2021-03-03T15:30"},
    {"PolishNovember", "11 listopada 2021", "2021-11-11"},
    {"CroatianOctoberOrPolishNovember", "11. listopada 2021.", "! ambiguous"},
    {"CzechNovember", "11. listopadu 2021", "2021-11-11"},
    {"Russian", "Среда, 3 марта 2021 г., 15:30", "2021-03-03T15:30"},
    {"RussianZone", "3 марта 2021 года в 15:30 МСК", "2021-03-03T15:30"},
    {"Ukrainian", "п’ятниця, 5 березня 2021 р.", "2021-03-05"},
    {"Greek", "Τετάρτη 3 Μαρτίου 2021, 3:30 μ.μ.", "2021-03-03T15:30"},
    {"GreekCapitals", "3 ΜΑΡΤΙΟΥ 2021", "2021-03-03"},
    {"Turkish", "3 Mart 2021 Çarşamba 15:30", "2021-03-03T15:30"},
    {"TurkishCapitalI", "3 HAZİRAN 2021", "2021-06-03"},
    {"Finnish", "keskiviikkona 3. maaliskuuta 2021 klo 15.30", "2021-03-03T15:30"},
    {"Hungarian", "2021. március 3., szerda 15:30", "2021-03-03T15:30"},
    {"Indonesian", "Rabu, 3 Maret 2021 15.30 WIB", "2021-03-03T15:30"},
    {"Vietnamese", "Thứ Tư, ngày 3 tháng 4 năm 2021", "2021-04-03"},
    {"Arabic", "الأربعاء 3 مارس 2021", "2021-03-03"},
    {"ArabicDigits", "٣ آذار ٢٠٢١", "2021-03-03"},
    {"Hebrew", "יום רביעי, 3 במרץ 2021", "2021-03-03"},
    {"Hindi", "बुधवार, 3 मार्च 2021", "2021-03-03"},
    {"ThaiBuddhistYear", "3 มีนาคม 2564", "2021-03-03"},
    {"ThaiAbbreviated", "3 มี.ค. 2564 15:30 น.", "2021-03-03T15:30"},
    {"ThaiChristianYear", "3 มีนาคม 2021", "2021-03-03"},
    {"Chinese", "2021年3月4日", "2021-03-04"},
    {"ChineseGluedWeekday", "2021年03月04日星期四 15:30", "2021-03-04T15:30"},
    {"ChineseAfternoon", "2021年3月4日下午3时30分", "2021-03-04T15:30"},
    {"ChineseMonth", "2021年3月", "2021-03"},
    {"Japanese", "2021年3月4日（木） 15時30分", "2021-03-04T15:30"},
    {"JapaneseSeconds", "2021年3月7日日曜日 15時30分05秒", "2021-03-07T15:30:05"},
    {"JapaneseWideDigits", "２０２１年３月４日", "2021-03-04"},
    {"JapaneseEraYearIsNone", "令和3年3月4日", "! not a date"},
    {"Korean", "2021년 3월 4일 목요일", "2021-03-04"},
    {"KoreanAfternoon", "2021.03.04. 오후 3:30", "2021-03-04T15:30"},
    {"KoreanClock", "2021년 3월 4일 15시 30분", "2021-03-04T15:30"},
    {"NoYear", "3月4日", "! not a date"},
    {"PersianCalendar", "۱۴۰۲/۰۳/۰۴", "! implausible year 1402"},
    {"IslamicCalendar", "1445-03-04", "! implausible year 1445"},
    {"EpochSeconds", "1749740467", "2025-06-12T15:01:07Z"},
    {"EpochMilliseconds", "1749740467123", "2025-06-12T15:01:07Z"},
    {"EpochFraction", "1749740467.5", "2025-06-12T15:01:07Z"},
    {"EpochDay", "1749686400", "2025-06-12"},
    {"DayFirstForCertain", "13/03/2025", "2025-03-13"},
    {"MonthFirstForCertain", "03/13/2025", "2025-03-13"},
    {"TwinNumbers", "03/03/2025", "2025-03-03"},
    {"LeapDay", "2024-02-29", "2024-02-29"},
    {"NextYear", "2026-12-31", "2026-12-31"},
    {"Ambiguous", "02/03/2025", "! ambiguous"},
    {"TwoDigitYear", "12/06/25", "! a year of two digits"},
    {"TwoDigitYearNamed", "12 June 25", "! a year of two digits"},
    {"NoLeapDay", "February 29, 2025", "! no such day"},
    {"Month13", "2025/13/13", "! no such day"},
    {"BeforePrint", "0001-11-30T00:00:00Z", "! implausible year 1"},
    {"FarFuture", "9654-01-01", "! implausible year 9654"},
    {"YearAfterNext", "2027-01-01", "! implausible year 2027"},
    {"Words", "last Tuesday", "! not a date"},
    {"Unknown", "n/a", "! not a date"},
    {"Empty", "", "! not a date"},
    {"Number", "17", "! not a date"},
    {"HugeNumber", "99999999999999999999999999", "! not a date"},
    {"Colon", ":", "! not a date"},
    {"Hour25", "2025-06-12 25:00", "! not a date"},
});

class Dates : public testing::TestWithParam<Row> {};

TEST_P(Dates, AreReadAs) {
  const std::string means = GetParam().means;
  const std::string result = read(GetParam().written);
  if (means.starts_with('!')) {
    EXPECT_TRUE(result.starts_with(means)) << result;
  } else {
    EXPECT_EQ(result, means);
    EXPECT_EQ(read(result), means) << "what is read is written so that it reads back";
  }
}

INSTANTIATE_TEST_SUITE_P(Table, Dates, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(DatesOrder, DecidesWhatIsAmbiguousAndNothingElse) {
  EXPECT_EQ(read("02/03/2025", DateOrder::dmy), "2025-03-02");
  EXPECT_EQ(read("02/03/2025", DateOrder::mdy), "2025-02-03");
  EXPECT_EQ(read("13/03/2025", DateOrder::mdy), "2025-03-13");
  EXPECT_EQ(read("2025-02-03", DateOrder::dmy), "2025-02-03");
}

TEST(DatesHostile, LongTextIsRefusedAtOnce) {
  EXPECT_EQ(read(std::string(1 << 20, '1')), "! not a date");
  EXPECT_EQ(read(std::string(99, ':')), "! not a date");
}

}  // namespace
}  // namespace newsdex
