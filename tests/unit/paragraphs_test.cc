#include "indexer/extract/paragraphs.h"

#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

struct Row {
  const char* name;
  std::string written;
  std::string stored;
};

class Paragraphs : public testing::TestWithParam<Row> {};

TEST_P(Paragraphs, EndAtNewlines) {
  const std::string stored = join_wrapped_lines(GetParam().written);
  EXPECT_EQ(stored, GetParam().stored);
  EXPECT_EQ(stored.size(), GetParam().written.size()) << "offsets stay";
}

const std::string kWrapped =
    "Ministers from nine countries met in Tallinn on Monday to\n"
    "agree on a common price for electricity that crosses their\n"
    "borders, which has been in dispute since the winter before\n"
    "last.\n";

std::string joined(std::string text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '\n') text[i] = ' ';
  }
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Paragraphs,
    testing::Values(
        Row{"LineEach",
            "The harbour was closed.\nShips waited outside all night\nNobody said why.\n",
            "The harbour was closed.\nShips waited outside all night\nNobody said why.\n"},
        Row{"BlankLines", "One thing.\n\nAnother thing.\n", "One thing.\n\nAnother thing.\n"},
        Row{"MidSentenceBetweenBlankLines", "First part of it\nends here.\n\nSecond.\n",
            "First part of it ends here.\n\nSecond.\n"},
        Row{"LinesUnderATitle", "A title here\n\nFirst thing.\nSecond thing.\n",
            "A title here\n\nFirst thing.\nSecond thing.\n"},
        Row{"Wrapped", kWrapped, joined(kWrapped)},
        Row{"WrappedTwice", kWrapped + "\n" + kWrapped, joined(kWrapped) + "\n" + joined(kWrapped)},
        Row{"WrappedWithoutBlankLines", kWrapped + kWrapped, joined(kWrapped) + joined(kWrapped)},
        Row{"WrappedAndIndented", "    " + kWrapped + "    " + kWrapped,
            "    " + joined(kWrapped) + "    " + joined(kWrapped)},
        Row{"WrappedUnderATitle", "Nine countries agree\n\n" + kWrapped,
            "Nine countries agree\n\n" + joined(kWrapped)},
        Row{"Bullets", "These are the points\n- one of them\n- two of them\n\nEnd.\n",
            "These are the points\n- one of them\n- two of them\n\nEnd.\n"},
        Row{"Numbers", "Points\n1. one of them\n2. two of them\n\nEnd.\n",
            "Points\n1. one of them\n2. two of them\n\nEnd.\n"},
        Row{"Caption", "A headline that is short\nThe port (Photo: Ana Duarte/AP)\n\nIt rained.\n",
            "A headline that is short\nThe port (Photo: Ana Duarte/AP)\n\nIt rained.\n"},
        Row{"Byline", "A headline that is short\nBy Ana Duarte\n\nIt rained.\n",
            "A headline that is short\nBy Ana Duarte\n\nIt rained.\n"},
        Row{"Nothing", "", ""}, Row{"OnlyNewlines", "\n\n\n", "\n\n\n"}),
    [](const auto& row) { return std::string{row.param.name}; });

TEST(ParagraphsFound, AreLinesWithoutBlanksAroundThem) {
  const std::vector<Paragraph> expected{{2, 5}, {9, 10}};
  EXPECT_EQ(paragraphs("  a b \n\n\td \n "), expected);
  EXPECT_TRUE(paragraphs(" \n\t\n").empty());
}

TEST(ParagraphsHostile, ManyLinesTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "a\n";
  EXPECT_EQ(join_wrapped_lines(text), text);
  EXPECT_EQ(join_wrapped_lines(std::string(1 << 20, '(')).size(), std::size_t{1} << 20);
}

}  // namespace
}  // namespace newsdex
