#include "indexer/extract/sentences.h"

#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

TEST(Sentences, FirstSentenceEndsAtItsStop) {
  EXPECT_EQ(first_sentence("The port closed. Ships waited."), "The port closed.");
  EXPECT_EQ(first_sentence("Mr. Duarte of the U.S. left. Ships waited."),
            "Mr. Duarte of the U.S. left.");
  EXPECT_EQ(first_sentence("\u201cIt closed.\u201d Ships waited."), "\u201cIt closed.\u201d");
  EXPECT_EQ(first_sentence("It rose 3.5 percent\nNext."), "It rose 3.5 percent");
  EXPECT_EQ(first_sentence("港口关闭。船只在等待。"), "港口关闭。");
  EXPECT_EQ(first_sentence("「もう待てない。」と知事は語った。"), "「もう待てない。」");
  EXPECT_EQ(first_sentence("बंदरगाह बंद है। बारिश हुई।"), "बंदरगाह बंद है।");
  EXPECT_EQ(first_sentence("هل أغلق الميناء؟ نعم."), "هل أغلق الميناء؟");
  EXPECT_EQ(first_sentence("„Er ist zu.“ Schiffe warten."), "„Er ist zu.“");
  EXPECT_EQ(first_sentence("Закрыт, сказал мэр. Корабли ждут."), "Закрыт, сказал мэр.");
  EXPECT_EQ(first_sentence("Порт закрыл В. Петров. Корабли ждут."), "Порт закрыл В. Петров.");
  EXPECT_EQ(first_sentence(""), "");
}

TEST(Sentences, LongFirstSentenceIsCutBetweenWords) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "w\u00f6rter ";
  const std::string cut = first_sentence(text);
  EXPECT_LE(cut.size(), 203U);
  EXPECT_TRUE(cut.ends_with("w\u00f6rter\u2026")) << cut;
}

TEST(Sentences, GoOnWithASmallLetterOfAnyScript) {
  for (const char* line : {"and", "über", "и никто", "και"})
    EXPECT_TRUE(starts_small(line)) << line;
  for (const char* line : {"And", "Über", "Никто", "港口", "الميناء", "5", ""})
    EXPECT_FALSE(starts_small(line)) << line;
}

}  // namespace
}  // namespace newsdex
