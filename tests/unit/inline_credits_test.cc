#include "indexer/extract/inline_credits.h"

#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

struct Row {
  const char* name;
  std::string paragraph;
  std::string credits;  // "[…][…]"
};

class InlineCredits : public testing::TestWithParam<Row> {};

TEST_P(InlineCredits, Are) {
  std::string found;
  for (const ZoneSpan& span : inline_credits(GetParam().paragraph)) {
    EXPECT_EQ(span.zone, Zone::credit);
    found += '[' + GetParam().paragraph.substr(span.begin, span.end - span.begin) + ']';
  }
  EXPECT_EQ(found, GetParam().credits);
}

INSTANTIATE_TEST_SUITE_P(
    Table, InlineCredits,
    testing::Values(
        Row{"BehindAStop", "He left on May 2. Ana Duarte/Getty Images The port closed.",
            "[Ana Duarte/Getty Images]"},
        Row{"BehindABar", "He left. | Ana Duarte/AFP/Getty Images The port closed.",
            "[Ana Duarte/AFP/Getty Images]"},
        Row{"BehindALowercaseWord", "toggle caption Ana Duarte/AP The port closed.",
            "[Ana Duarte/AP]"},
        Row{"InAHeadline", "Deal At The Border Ana Duarte/Getty Images \"It is late,\" he said.",
            "[Ana Duarte/Getty Images]"},
        Row{"MiddleInitial", "closed. Ana D. Smith/AP The port", "[Ana D. Smith/AP]"},
        Row{"Particle", "closed. Ana van der Berg/AFP The port", "[Ana van der Berg/AFP]"},
        Row{"Capitals", "(Photo: ANA DUARTE-SMITH/AFP via Getty Images) More",
            "[(Photo: ANA DUARTE-SMITH/AFP via Getty Images)]"},
        Row{"Spaced", "in March. (Ana Duarte / Getty Images) It is time",
            "[(Ana Duarte / Getty Images)]"},
        Row{"Twice", "Ana Duarte/Getty Images Ana Duarte/Getty Images The port",
            "[Ana Duarte/Getty Images][Ana Duarte/Getty Images]"},
        Row{"Bracketed", "in Nashua. (Photo: Ana Duarte, EPA) The port",
            "[(Photo: Ana Duarte, EPA)]"},
        Row{"Poll", "an Ann Selzer/Bloomberg poll says", ""},
        Row{"Pollsters", "a Thomson Reuters/Ipsos poll says; the Daily Record/AP-GfK one too", ""},
        Row{"OneName", "the Marist/AP figures", ""},
        Row{"OtherPaper", "an ABC News/Washington Post poll", ""},
        Row{"LongerWord", "Ana Duarte/APEC summit", ""},
        Row{"Ratio", "Either/or; 1/2; and/or AP", ""},
        Row{"OpenBracket", "He left (Photo: Ana Duarte", ""},
        Row{"Story", "He left (on Monday) for Porto.", ""}, Row{"Empty", "", ""}),
    [](const auto& row) { return std::string{row.param.name}; });

}  // namespace
}  // namespace newsdex
