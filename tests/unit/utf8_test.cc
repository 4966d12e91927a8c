#include "common/text/utf8.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace newsdex::text {
namespace {

std::string utf8(char32_t c) {
  std::string out;
  icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
  return out;
}

std::string nfc_of_icu(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  std::string out;
  nfc->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
  EXPECT_TRUE(U_SUCCESS(error));
  return out;
}

TEST(ToNfc, IsTheNormalFormOfEveryCharacter) {
  for (char32_t c = 0x20; c < 0x3000; ++c) {
    for (const std::string_view behind : {"", "x", "\u0301", "\u201D"}) {
      const std::string text = "\u201Ce" + utf8(c) + std::string(behind);
      EXPECT_EQ(to_nfc(text), nfc_of_icu(text)) << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(DropExcessMarks, KeepsThirtyWhereverTheyStand) {
  const std::string mark = "\u0301";
  for (std::size_t before = 0; before < 130; ++before) {
    for (const std::size_t marks : {std::size_t{30}, std::size_t{31}, std::size_t{70}}) {
      std::string text(before, 'a');
      const std::size_t kept = before + 30 * mark.size();
      for (std::size_t i = 0; i < marks; ++i) text += mark;
      std::string cut = text;
      EXPECT_EQ(drop_excess_marks(cut), marks - 30) << before;
      EXPECT_EQ(cut, text.substr(0, kept));
      cut = text + "b";
      EXPECT_EQ(drop_excess_marks(cut), marks - 30) << before;
    }
  }
}

TEST(DropExcessMarks, LeavesRowsOfLetters) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "\u5317";
  EXPECT_EQ(drop_excess_marks(text), 0U);
}

}  // namespace
}  // namespace newsdex::text
