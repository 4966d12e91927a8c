#include "indexer/extract/zones.h"

#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

// "title[…] lead[…]", newlines shown as "/".
std::string describe(const std::string& text, std::size_t title_bytes) {
  std::string all;
  for (const ZoneSpan& span : cut_zones(text, title_bytes)) {
    if (!all.empty()) all += ' ';
    all += std::string(to_string(span.zone)) + '[' +
           text.substr(span.begin, span.end - span.begin) + ']';
  }
  for (char& c : all) c = c == '\n' ? '/' : c;
  return all;
}

struct Row {
  const char* name;
  std::string text;
  std::string zones;
};

class CutZones : public testing::TestWithParam<Row> {};

TEST_P(CutZones, Are) {
  EXPECT_EQ(describe(GetParam().text, headline_bytes(GetParam().text)), GetParam().zones);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CutZones,
    testing::Values(Row{"Untitled", "One.\nTwo.\nThree.\nFour.",
                        "lead[One./Two.] body[Three./Four.]"},
                    Row{"Titled", "Port closed\n\nOne.\n\nTwo.\n\nThree.",
                        "title[Port closed] lead[One.//Two.] body[Three.]"},
                    Row{"TitleWithoutBlankLine", "Port closed\nOne.\nTwo.\nThree.",
                        "title[Port closed] lead[One./Two.] body[Three.]"},
                    Row{"CaptionIsNoLead",
                        "Port closed\nShips (Photo: A. Duarte/EPA)\n\nOne.\n\nTwo.\n\nThree.",
                        "title[Port closed] caption[Ships] credit[(Photo: A. Duarte/EPA)] "
                        "lead[One.//Two.] body[Three.]"},
                    Row{"Byline", "Port closed\nBy Ana Duarte\n\nOne.\n\nTwo.\n\nThree.",
                        "title[Port closed] credit[By Ana Duarte] lead[One.//Two.] body[Three.]"},
                    Row{"FurnitureSplitsTheLead", "One.\n\nADVERTISEMENT\n\nTwo.\n\nThree.",
                        "lead[One.] boilerplate[ADVERTISEMENT] lead[Two.] body[Three.]"},
                    Row{"SignOffInsideAParagraph",
                        "One.\n\nTwo.\n\nThree. (Reporting by\n\nAna Duarte ; Editing by Jo Smith)",
                        "lead[One.//Two.] body[Three.] credit[(Reporting by//Ana Duarte ; Editing "
                        "by Jo Smith)]"},
                    Row{"CorrectionAfterSignOff",
                        "One.\n\nTwo. (Editing by Jo Smith) (This story corrects the toll)",
                        "lead[One.//Two.] credit[(Editing by Jo Smith)] correction[(This story "
                        "corrects the toll)]"},
                    Row{"OnlyFurniture", "ADVERTISEMENT", "boilerplate[ADVERTISEMENT]"},
                    Row{"Empty", "", ""}, Row{"Blank", " \n\t\n", ""}),
    [](const auto& row) { return std::string{row.param.name}; });

TEST(CutZonesTitle, IsNotRepeatedAsLead) {
  EXPECT_EQ(describe("Port closed\n\nPort closed\n\nOne.", 11),
            "title[Port closed//Port closed] lead[One.]");
}

struct HeadlineRow {
  const char* name;
  std::string text;
  bool is_headline;
};

class Headline : public testing::TestWithParam<HeadlineRow> {};

TEST_P(Headline, ReadsAsOne) {
  EXPECT_EQ(headline_bytes(GetParam().text) > 0, GetParam().is_headline);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Headline,
    testing::Values(
        HeadlineRow{"Short", "Port closed\n\nIt rained.", true},
        HeadlineRow{"Question", "Is the port closed?\n\nIt rained.", true},
        HeadlineRow{"FullStop", "The port is closed.\n\nIt rained.", false},
        HeadlineRow{"StopInQuotes", "\u201cThe port is closed.\u201d\n\nIt rained.", false},
        HeadlineRow{"Colon", "He said:\n\nIt rained.", false},
        HeadlineRow{"GoesOn", "The port is closed and\nnobody knows why.", false},
        HeadlineRow{"Alone", "Port closed", false},
        HeadlineRow{"Long", std::string(151, 'P') + "\n\nIt rained.", false},
        HeadlineRow{"Furniture", "ADVERTISEMENT\n\nIt rained.", false},
        HeadlineRow{"Byline", "By Ana Duarte\n\nIt rained.", false},
        HeadlineRow{"GoesOnInCyrillic", "Порт закрыт, и\nникто не знает почему.", false},
        HeadlineRow{"FullStopInChinese", "港口关闭。\n\n下雨了。", false},
        HeadlineRow{"FullStopInHindi", "बंदरगाह बंद है।\n\nबारिश हुई।", false},
        HeadlineRow{"FullStopInUrdu", "بندرگاہ بند ہے۔\n\nبارش ہوئی۔", false},
        HeadlineRow{"CommaInArabic", "الميناء مغلق،\n\nهطل المطر.", false},
        HeadlineRow{"StopInGermanQuotes", "„Der Hafen ist zu.“\n\nEs regnete.", false},
        HeadlineRow{"GermanQuotes", "„Der Hafen ist zu“\n\nEs regnete.", true}),
    [](const auto& row) { return std::string{row.param.name}; });

}  // namespace
}  // namespace newsdex
