#include "common/text/stemmer.h"

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

}  // namespace
}  // namespace newsdex::text
