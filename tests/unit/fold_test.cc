#include "common/text/fold.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <unicode/unistr.h>

namespace newsdex::text {
namespace {

struct Case {
  const char* name;
  const char* written;
  const char* folded;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.written; }

class Fold : public testing::TestWithParam<Case> {};

TEST_P(Fold, IsTheSameWord) {
  EXPECT_EQ(fold(GetParam().written), GetParam().folded);
  EXPECT_EQ(fold(GetParam().folded), GetParam().folded) << "folding is idempotent";
}

constexpr auto kCases = std::to_array<Case>({
    {"Ascii", "Tehran", "tehran"},
    {"TurkishName", "Erdoğan", "erdogan"},
    {"TurkishCapitalDottedI", "İSTANBUL", "istanbul"},
    {"TurkishDotlessI", "Kılıçdaroğlu", "kilicdaroglu"},
    {"PolishStroke", "Łódź", "lodz"},
    {"Danish", "Søren Ærø", "soren aero"},
    {"Icelandic", "Þórður", "thordur"},
    {"SharpS", "Straße", "strasse"},
    {"CapitalSharpS", "STRAẞE", "strasse"},
    {"Ligature", "œuvre", "oeuvre"},
    {"VietnameseBar", "Đặng", "dang"},
    {"Decomposed", "Ne\u0301tanyahu", "netanyahu"},
    {"FullWidth", "ＵＳ　２０２５", "us 2025"},
    {"Greek", "Τσίπρας", "τσιπρασ"},
    {"CyrillicYo", "Горбачёв", "горбачев"},
    {"CyrillicShortIStays", "Зеленский", "зеленский"},
    {"ArabicAlefAndHarakat", "أَحْمَد", "احمد"},
    {"PersianYehAndKaf", "خامنه‌ای کی", "خامنهاي كي"},
    {"Tatweel", "محـــمد", "محمد"},
    {"ArabicDigits", "٢٠٢٥", "2025"},
    {"HebrewNiqqud", "שָׁלוֹם", "שלום"},
    {"SoftHyphen", "nego\u00ADtiation", "negotiation"},
    {"Apostrophes", "O’Brien O'Brien", "obrien obrien"},
    {"JapaneseKeepsItsMarks", "ガザ", "ガザ"},
    {"ThaiKeepsItsMarks", "กรุงเทพ", "กรุงเทพ"},
    {"Empty", "", ""},
});

INSTANTIATE_TEST_SUITE_P(Words, Fold, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

// A character that ICU has to fold, so that it folds all of the text.
constexpr std::string_view kHan = "\u5317";

std::string with_han(const std::string& text) {
  std::string folded = fold(text + std::string(kHan));
  EXPECT_TRUE(folded.ends_with(kHan)) << text;
  folded.resize(folded.size() - std::min(folded.size(), kHan.size()));
  return folded;
}

TEST(FoldAlone, GivesWhatIcuGivesForEveryCharacter) {
  for (char32_t c = 0x20; c < 0x3000; ++c) {
    std::string text = "x";
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(text);
    EXPECT_EQ(fold(text), with_han(text)) << static_cast<std::uint32_t>(c);
  }
}

TEST(FoldAlone, GivesWhatIcuGivesForTexts) {
  const std::u32string letters =
      U"aI'"
      U"\u00A0\u00AB\u00C9\u00D7\u00DF\u00E9\u0130\u0140\u0149\u017F\u2019\u201C\u2026\u0301\u00AD";
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 5; ++i) {
      const char32_t c = letters[random() % letters.size()];
      icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(text);
    }
    EXPECT_EQ(fold(text), with_han(text)) << text;
  }
}

struct SlugCase {
  const char* name;
  const char* value;
};

TEST(Slug, MakesAValueOfAName) {
  static constexpr auto kSlugs = std::to_array<SlugCase>({
      {"Donald Trump", "donald_trump"},
      {"  Donald \t J. Trump ", "donald_j_trump"},
      {"Michael Jordan (footballer)", "michael_jordan_(footballer)"},
      {"\"Rising\\Lion\"", "risinglion"},
      {"CNN (Web News)", "cnn_(web_news)"},
      {"AT&T", "at&t"},
      {"Recep Tayyip Erdoğan", "recep_tayyip_erdogan"},
      {"Владимир Путин", "владимир_путин"},
      {"?!", ""},
      {"a*b", "ab"},
  });
  for (const auto& [name, value] : kSlugs) {
    EXPECT_EQ(slug(name), value);
    EXPECT_EQ(slug(value), value) << "a value is its own slug";
  }
}

TEST(Slug, IsBounded) { EXPECT_LE(slug(std::string(10000, 'a')).size(), 120U); }

TEST(Lower, KeepsAccents) {
  EXPECT_EQ(lower("Négociations"), "négociations");
  EXPECT_EQ(lower("L’été"), "lété");
}

}  // namespace
}  // namespace newsdex::text
