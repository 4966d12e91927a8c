#include "common/text/stemmer.h"

#include <array>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/fold.h"

namespace newsdex::text {
namespace {

std::vector<std::string> stems(std::string_view language, std::string_view word) {
  Stemmer stemmer(language);
  const auto found = stemmer.stems(word, fold(word));
  return {found.begin(), found.end()};
}

bool meet(std::string_view language, std::string_view a, std::string_view b) {
  const auto left = stems(language, a);
  const auto right = stems(language, b);
  return std::any_of(left.begin(), left.end(), [&](const std::string& stem) {
    return std::find(right.begin(), right.end(), stem) != right.end();
  });
}

TEST(Stemmer, JoinsTheFormsOfAWord) {
  EXPECT_TRUE(meet("en", "negotiations", "negotiation"));
  EXPECT_TRUE(meet("en", "Iranians", "iranian"));
  EXPECT_TRUE(meet("es", "negociaciones", "negociación"));
  EXPECT_TRUE(meet("fr", "négociations", "négociation"));
  EXPECT_TRUE(meet("de", "Verhandlungen", "Verhandlung"));
  EXPECT_FALSE(meet("en", "Trump", "trumpet"));
}

TEST(Stemmer, FindsAWordTypedWithoutItsAccents) {
  EXPECT_TRUE(meet("es", "negociación", "negociacion"));
  EXPECT_TRUE(meet("fr", "négociations", "negociations"));
  EXPECT_TRUE(meet("de", "Gespräche", "gesprache"));
}

TEST(Stemmer, GivesOneStemWhereAccentsMakeNoDifference) {
  EXPECT_THAT(stems("en", "talks"), testing::ElementsAre("talk"));
  EXPECT_THAT(stems("en", "don’t"), testing::SizeIs(1));
}

TEST(Stemmer, LeavesWordsOfUnknownLanguagesAlone) {
  EXPECT_THAT(stems("", "negotiations"), testing::ElementsAre("negotiations"));
  EXPECT_THAT(stems("xx", "Größe"), testing::ElementsAre("grosse"));
  EXPECT_FALSE(Stemmer::knows("none"));
}

TEST(Stemmer, OpensEveryLanguageItSaysItKnows) {
  for (const char* language :
       {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
        "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"}) {
    EXPECT_TRUE(Stemmer::knows(language)) << language;
    EXPECT_NO_THROW(Stemmer{language}) << language;
  }
}

// Random words of the letters of each language, and ones that begin as prefixes do.
TEST(Stemmer, KeepsTheFirstByteWhereItSaysSo) {
  std::mt19937 random(7);
  const auto letters = std::to_array<std::string_view>(
      {"a", "b", "c", "d", "e", "g",  "i",    "k",   "l",  "m",   "n",
       "o", "r", "s", "t", "u", "y",  "é",    "ö",   "ç",  "ñ",   "ı",
       "ß", "а", "в", "е", "и", "ни", "ость", "ing", "ed", "ies", "ten"});
  for (const char* language : {"ca", "da", "de", "en", "es", "eu", "fi", "fr", "hu", "it",
                               "lt", "nb", "nl", "nn", "no", "pt", "ro", "ru", "sv", "tr"}) {
    Stemmer stemmer(language);
    ASSERT_TRUE(stemmer.keeps_first_byte()) << language;
    for (int i = 0; i < 5000; ++i) {
      std::string word;
      for (std::size_t length = 1 + random() % 6; length > 0; --length) {
        word += letters[random() % letters.size()];
      }
      const std::string folded = fold(word);
      for (const std::string_view stem : stemmer.stems(word, folded)) {
        if (stem.empty()) continue;
        ASSERT_EQ(stem[0], folded[0]) << language << ": " << word;
      }
    }
  }
  EXPECT_FALSE(Stemmer("ar").keeps_first_byte());
}

}  // namespace
}  // namespace newsdex::text
