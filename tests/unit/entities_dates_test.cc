// Dates in the text, for an article of Monday, 16 June 2025, and for one without a date.

#include <gtest/gtest.h>

#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

struct Row {
  const char* text;
  const char* dated;  ///< "mention = EDTF; …"
  const char* undated;
  const char* language = "en";
};

std::string dates(const Row& row, const char* published) {
  Article article = body_only(row.text, row.language);
  if (*published != '\0') article.published = parse_moment(published);
  std::string out;
  for (const MentionedDate& date : labels_of(article).dates) {
    out += (out.empty() ? "" : "; ") + article.text.substr(date.begin, date.end - date.begin) +
           " = " + date.edtf;
  }
  return out;
}

constexpr Row kRows[] = {
    {"It began on June 12.", "June 12 = 2025-06-12", "June 12 = XXXX-06-12"},
    {"It began on June 12, 2024.", "June 12, 2024 = 2024-06-12", "June 12, 2024 = 2024-06-12"},
    {"It began on 12 June 2024.", "12 June 2024 = 2024-06-12", "12 June 2024 = 2024-06-12"},
    {"It began on the 12th of June.", "12th of June = 2025-06-12", "12th of June = XXXX-06-12"},
    {"It ran June 12-14.", "June 12-14 = 2025-06-12/2025-06-14",
     "June 12-14 = XXXX-06-12/XXXX-06-14"},
    {"On Jan. 5 it ended.", "Jan. 5 = 2025-01-05", "Jan. 5 = XXXX-01-05"},
    {"It began in June 2024.", "June 2024 = 2024-06", "June 2024 = 2024-06"},
    {"It began last December.", "December = 2024-12", "December = XXXX-12"},
    {"It ends in December.", "December = 2025-12", "December = XXXX-12"},
    {"It began in 2019.", "2019 = 2019", "2019 = 2019"},
    {"Filed 2025-06-12 by hand.", "2025-06-12 = 2025-06-12", "2025-06-12 = 2025-06-12"},
    {"He said so Monday.", "Monday = 2025-06-16", "Monday = "},
    {"He said so on Tuesday.", "Tuesday = 2025-06-10", "Tuesday = "},
    {"They meet next Monday.", "Monday = 2025-06-23", "Monday = "},
    {"They met yesterday, not today.", "yesterday = 2025-06-15; today = 2025-06-16",
     "yesterday = ; today = "},
    {"They met over the weekend.", "the weekend = 2025-06-14/2025-06-15", "the weekend = "},
    {"They met last week and last month.",
     "last week = 2025-06-09/2025-06-15; last month = 2025-05", "last week = ; last month = "},
    {"The deal is a year old this year.", "this year = 2025", "this year = "},
    {"On the night of June 13 it rained.", "the night of June 13 = 2025-06-13",
     "the night of June 13 = XXXX-06-13"},
    // No dates.
    {"He had sixty days, 30 days, a one-hour call, and the 61st day.", "", ""},
    {"It was February 30, or June 12, 9654.", "", ""},
    {"He may go, and the troops march on; Theresa May stayed.", "", ""},
    {"The Sunday Times wrote of Black Friday.", "", ""},
    {"Some of 2019 people and in 2019 cases.", "", ""},
    // Other languages.
    {"Empezó el 12 de junio de 2024.", "12 de junio de 2024 = 2024-06-12",
     "12 de junio de 2024 = 2024-06-12", "es"},
    {"Lo dijo el lunes y ayer.", "lunes = 2025-06-16; ayer = 2025-06-15",
     "lunes = ; ayer = ", "es"},
    {"Né le 1er juin 2024.", "1er juin 2024 = 2024-06-01", "1er juin 2024 = 2024-06-01", "fr"},
    {"Il est venu mardi.", "mardi = 2025-06-10", "mardi = ", "fr"},
    {"Es begann am 12. Juni 2024.", "12. Juni 2024 = 2024-06-12", "12. Juni 2024 = 2024-06-12",
     "de"},
    {"Das war am Wochenende.", "am Wochenende = 2025-06-14/2025-06-15", "am Wochenende = ", "de"},
    {"È nato il 12 giugno 2024.", "12 giugno 2024 = 2024-06-12", "12 giugno 2024 = 2024-06-12",
     "it"},
    {"L’ha detto ieri, dopo l’8 marzo, e nel 2019.",
     "ieri = 2025-06-15; 8 marzo = 2025-03-08; 2019 = 2019",
     "ieri = ; 8 marzo = XXXX-03-08; 2019 = 2019", "it"},
    {"Nasceu em 12 de junho de 2024.", "12 de junho de 2024 = 2024-06-12",
     "12 de junho de 2024 = 2024-06-12", "pt"},
    {"Foi na terça-feira, não no sábado nem na semana passada.",
     "terça-feira = 2025-06-10; sábado = 2025-06-14; semana passada = 2025-06-09/2025-06-15",
     "terça-feira = ; sábado = ; semana passada = ", "pt"},
    {"A segunda feira abriu.", "", "", "pt"},
    {"Het begon op 12 mei 2024.", "12 mei 2024 = 2024-05-12", "12 mei 2024 = 2024-05-12", "nl"},
    {"Dat zei hij dinsdag en vorig jaar.", "dinsdag = 2025-06-10; vorig jaar = 2024",
     "dinsdag = ; vorig jaar = ", "nl"},
    {"Una nave a Mars 2020 y 12 days ago.", "", "", "en"},
};

TEST(MentionedDates, AreResolvedAgainstThePublication) {
  for (const Row& row : kRows) EXPECT_EQ(dates(row, "2025-06-16T08:00"), row.dated) << row.text;
}

TEST(MentionedDates, WithoutOneKeepWhatTheTextSays) {
  for (const Row& row : kRows) EXPECT_EQ(dates(row, ""), row.undated) << row.text;
}

TEST(MentionedDates, OfAnArticleKnownToTheMonthAreUnresolved) {
  EXPECT_EQ(dates({"He said so Monday.", "", ""}, "2025-06"), "Monday = ");
}

TEST(MentionedDates, WeekdayOfThePublicationIsThatDay) {
  // Every day of a week and weekday: at most six days back, never ahead.
  for (const char* name : {"Monday", "Thursday", "Sunday"}) {
    for (int day = 9; day <= 15; ++day) {
      const std::string published =
          "2025-06-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
      const std::string text = std::string("It was ") + name + ".";
      const std::string found = dates({text.c_str(), "", ""}, published.c_str());
      const auto said = parse_moment(found.substr(found.size() - 10));
      ASSERT_TRUE(said) << found;
      const auto back = first_day(*parse_moment(published)) - first_day(*said);
      EXPECT_GE(back.count(), 0);
      EXPECT_LT(back.count(), 7);
    }
  }
}

}  // namespace
}  // namespace newsdex
