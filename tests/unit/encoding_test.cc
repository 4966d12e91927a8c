#include "indexer/extract/encoding.h"

#include <string>

#include <gtest/gtest.h>

#include "common/text/utf8.h"
#include "indexer/extract/clean.h"

namespace newsdex {
namespace {

using std::string_literals::operator""s;

TEST(Encoding, Utf8StaysAsItIs) {
  EXPECT_EQ(decode("Erdo\u011fan").text, "Erdo\u011fan");
  EXPECT_EQ(decode("Erdo\u011fan").note, "");
  EXPECT_EQ(decode("").text, "");
}

TEST(Encoding, ByteOrderMarksDecide) {
  EXPECT_EQ(decode("\xef\xbb\xbfhi").text, "hi");
  EXPECT_EQ(decode("\xff\xfeh\0i\0"s).text, "hi");
  EXPECT_EQ(decode("\xfe\xff\0h\0i"s).text, "hi");
}

TEST(Encoding, FewBrokenBytesInUtf8AreReplaced) {
  std::string text = "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9";
  const Decoded decoded = decode(text + "\xff");
  EXPECT_EQ(decoded.text, text + "\ufffd");
  EXPECT_EQ(decoded.note, "broken bytes replaced: 1");
}

TEST(Encoding, WindowsQuotesAreRead) {
  const Decoded decoded =
      decode("He said \x93talks\x94 caf\xe9 and na\xefve plans don\x92t matter.");
  EXPECT_EQ(decoded.text,
            "He said \u201ctalks\u201d caf\u00e9 and na\u00efve plans don\u2019t matter.");
  EXPECT_NE(decoded.note, "");
}

TEST(Encoding, AnyBytesGiveValidUtf8) {
  std::uint32_t state = 1;
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
    EXPECT_TRUE(text::is_valid_utf8(decode(bytes).text));
    EXPECT_TRUE(text::is_valid_utf8(decode_windows_1252(bytes)));
  }
}

struct Row {
  const char* name;
  std::string written;
  std::string stored;
};

class Clean : public testing::TestWithParam<Row> {};

TEST_P(Clean, IsStoredAs) {
  EXPECT_EQ(clean(GetParam().written), GetParam().stored);
  EXPECT_EQ(clean(GetParam().stored), GetParam().stored);
}

INSTANTIATE_TEST_SUITE_P(Table, Clean,
                         testing::Values(Row{"LineEnds", "a\r\nb\rc\n", "a\nb\nc\n"},
                                         Row{"Controls",
                                             "a\0b\x07"
                                             "c\x7f"
                                             "d\te"s,
                                             "abcd\te"},
                                         Row{"FormFeed", "a\fb", "a\nb"},
                                         Row{"Separators", "a\u2028b\u2029c", "a\nb\nc"},
                                         Row{"Mark",
                                             "\ufeff"
                                             "a\ufeff"
                                             "b",
                                             "ab"},
                                         Row{"Composed", "e\u0301", "\u00e9"},
                                         Row{"Punctuation", "\u201ca\u201d \u2013 \uff41",
                                             "\u201ca\u201d \u2013 \uff41"}),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(CleanLine, IsOneLineWithSingleBlanks) {
  EXPECT_EQ(clean_line(" a \r\n\t b\n"), "a b");
  EXPECT_EQ(clean_line(" \n "), "");
}

}  // namespace
}  // namespace newsdex
