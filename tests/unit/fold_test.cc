#include "common/text/fold.h"

#include <array>

#include <gtest/gtest.h>

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
