#include "indexer/extract/dateline.h"

#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

TEST(Dateline, LosesDashAndAgency) {
  EXPECT_EQ(dateline_place("    SALVADOR, Feb 26 - "), "SALVADOR, Feb 26");
  EXPECT_EQ(dateline_place("LONDON (Reuters) -"), "LONDON");
  EXPECT_EQ(dateline_place("Tallinn"), "Tallinn");
  EXPECT_EQ(dateline_place("\u2014 PARIS \u2014"), "PARIS");
  EXPECT_EQ(dateline_place("БЕЛГРАД - "), "БЕЛГРАД") << "the last byte of Д is one of a dash, too";
  EXPECT_EQ(dateline_place("МАХАЧКАЛА, ДАГЕСТАН \u2013"), "МАХАЧКАЛА, ДАГЕСТАН");
}

struct Row {
  const char* name;
  const char* paragraph;
  const char* dateline;
};

class Datelines : public testing::TestWithParam<Row> {};

TEST_P(Datelines, AreFound) { EXPECT_EQ(find_dateline(GetParam().paragraph), GetParam().dateline); }

INSTANTIATE_TEST_SUITE_P(
    Table, Datelines,
    testing::Values(
        Row{"Agency", "LONDON (Reuters) - The port closed.", "LONDON"},
        Row{"Date", "SALVADOR, Feb 26 - The port closed.", "SALVADOR, Feb 26"},
        Row{"DateAndAgency", "WASHINGTON, March 3 (AP) \u2014 The port.", "WASHINGTON, March 3"},
        Row{"Bare", "NEW YORK \u2014 The port closed.", "NEW YORK"},
        Row{"Two", "PARIS/BRUSSELS (Reuters) - The port.", "PARIS/BRUSSELS"},
        Row{"State", "TOLEDO, Ohio (AP) \u2014 The port.", "TOLEDO, Ohio"},
        Row{"BareHyphen", "LME COPPER KERBS - APR 7 Copper", ""},
        Row{"Cyrillic", "БЕЛГРАД (Танјуг) - Мост је отворен.", "БЕЛГРАД"},
        Row{"German", "Berlin (dpa) - Der Hafen ist zu.", "Berlin"},
        Row{"GermanDesk", "Frankfurt am Main (dpa/lhe) - Der Hafen.", "Frankfurt am Main"},
        Row{"Spanish", "MADRID (EFE).- El puerto cierra.", "MADRID"},
        Row{"DateAlone", "Nov 16 (Reuters) - The port closed.", ""},
        Row{"BracketsThatDoNotMatch", "Berlin dpa) - Der Hafen ist zu.", ""},
        Row{"EmptyBrackets", "Berlin () - Der Hafen ist zu.", ""},
        Row{"BylineBeforeIt", "By Ana Duarte TALLINN (Reuters) - The port closed.", ""},
        Row{"PartyIsNoAgency", "Ana Duarte (CDU) - die Ministerin - kam.", ""},
        Row{"Label", "OPINION \u2014 The port is closed.", ""},
        Row{"Sentence", "The port \u2014 closed since May \u2014 opened.", ""},
        Row{"Acronym", "NATO troops, who were there - and stayed - left.", ""},
        Row{"None", "The port closed.", ""}, Row{"Empty", "", ""}),
    [](const auto& row) { return std::string{row.param.name}; });

}  // namespace
}  // namespace newsdex
