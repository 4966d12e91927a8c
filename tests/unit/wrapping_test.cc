#include "search/views/wrapping.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

TEST(Columns, AreThoseOfATerminal) {
  EXPECT_EQ(columns_of("harbour"), 7U);
  EXPECT_EQ(columns_of("größe"), 5U);
  EXPECT_EQ(columns_of("gro\u0308ße"), 5U) << "a combining mark takes none";
  EXPECT_EQ(columns_of("東京 2"), 6U);
  EXPECT_EQ(columns_of("서울"), 4U);
  EXPECT_EQ(columns_of("\x1b[1;33mport\x1b[0m"), 4U);
  EXPECT_EQ(columns_of("\x1b[1"), 0U) << "a colour without its end";
  EXPECT_EQ(columns_of(""), 0U);
}

struct Row {
  const char* name;
  const char* text;
  const char* lines;
};

constexpr auto kRows = std::to_array<Row>({
    {"Words", "the port is closed now", "  the port\n  is closed\n  now"},
    {"LongWord", "a harbourmaster b", "  a\n  harbourmaster\n  b"},
    {"Blanks", "the  port", "  the port"},
    {"Wide", "東京都は新たな防災", "  東京都は新\n  たな防災"},
    {"WideKeepsWhatCloses", "東京都は新。たな", "  東京都は\n  新。たな"},
    {"WideAfterNarrow", "port 東京都", "  port 東京\n  都"},
    {"KoreanKeepsWords", "서울시는 계획을", "  서울시는\n  계획을"},
    {"ColoursTakeNone", "the \x1b[1mport\x1b[0m is closed",
     "  the \x1b[1mport\x1b[0m\n  is closed"},
    {"Empty", "", "  "},
});

class Wrapping : public testing::TestWithParam<Row> {};

TEST_P(Wrapping, FitsTenColumns) { EXPECT_EQ(wrap(GetParam().text, 2, 10), GetParam().lines); }

INSTANTIATE_TEST_SUITE_P(Table, Wrapping, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex
