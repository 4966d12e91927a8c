#include "common/text/capitals.h"

#include <array>

#include <gtest/gtest.h>

#include "common/text/fold.h"

namespace newsdex::text {
namespace {

struct Case {
  const char* name;
  const char* surface;
  const char* folded;
  Capitals kind;
};

std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.surface; }

constexpr auto kCases = std::to_array<Case>({
    {"Small", "iran", "iran", Capitals::none},
    {"Initial", "Iran", "iran", Capitals::initial},
    {"All", "IRAN", "iran", Capitals::all},
    {"Inside", "McCain", "mccain", Capitals::other},
    {"Last", "iraN", "iran", Capitals::other},
    {"OneLetter", "A", "a", Capitals::initial},
    {"OneLetterBehindADigit", "5G", "5g", Capitals::other},
    {"LettersBehindADigit", "5AB", "5ab", Capitals::all},
    {"DigitBehindALetter", "G8", "g8", Capitals::initial},
    {"Dotted", "U.S.", "u.s.", Capitals::all},
    {"AcronymWithoutItsDots", "US", "u.s.", Capitals::other},
    {"Ampersand", "AT&T", "at&t", Capitals::all},
    {"Accent", "Erdoğan", "erdogan", Capitals::other},
    {"Apostrophe", "don’t", "dont", Capitals::other},
    {"Comma", "155,221", "155221", Capitals::other},
    {"Cyrillic", "Путин", "путин", Capitals::initial},
    {"CyrillicAll", "ПУТИН", "путин", Capitals::all},
    {"CyrillicInside", "пуТин", "путин", Capitals::other},
    {"OneCyrillicLetter", "Я", "я", Capitals::initial},
    {"SignThatFoldsToALetter", "\u212Aelvin", "kelvin", Capitals::other},
    {"Nothing", "", "", Capitals::none},
});

class CapitalsOf : public testing::TestWithParam<Case> {};

TEST_P(CapitalsOf, IsToldAndWrittenBack) {
  const auto& [name, surface, folded, kind] = GetParam();
  EXPECT_EQ(fold(folded), folded);
  EXPECT_EQ(capitals_of(surface, folded), kind);
  if (kind == Capitals::other) return;
  EXPECT_EQ(written(folded, kind), surface);
}

INSTANTIATE_TEST_SUITE_P(Spellings, CapitalsOf, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(Unshouted, IsHowANameIsWrittenElsewhere) {
  EXPECT_EQ(unshouted("ANA DUARTE"), "Ana Duarte");
  EXPECT_EQ(unshouted("JÜRGEN STRAUSS-KAHN III"), "Jürgen Strauss-Kahn III");
  EXPECT_EQ(unshouted("J.P. O'NEIL"), "J.P. O'Neil");
  EXPECT_EQ(unshouted("ПУТИН"), "Путин");
  EXPECT_EQ(unshouted("JOHN McCAIN"), "JOHN McCAIN");
  EXPECT_EQ(unshouted("Ana Duarte"), "Ana Duarte");
  EXPECT_EQ(unshouted("JFK"), "JFK");
  EXPECT_EQ(unshouted("習近平"), "習近平");
  EXPECT_EQ(unshouted(""), "");
}

}  // namespace
}  // namespace newsdex::text
