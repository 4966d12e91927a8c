#include "indexer/extract/metadata.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/identity.h"

namespace newsdex {
namespace {

using Names = std::vector<std::string>;

TEST(Metadata, LanguageTagsGiveTwoLetters) {
  EXPECT_EQ(language_code("en"), "en");
  EXPECT_EQ(language_code("EN-us"), "en");
  EXPECT_EQ(language_code("pt_BR"), "pt");
  EXPECT_EQ(language_code("eng"), "en");
  EXPECT_EQ(language_code("English"), "");
  EXPECT_EQ(language_code(""), "");
  EXPECT_EQ(language_code("../.."), "");
}

TEST(Metadata, BylinesAreCutIntoNames) {
  EXPECT_EQ(byline_names({" Ana Duarte  and  Jo Smith"}), (Names{"Ana Duarte", "Jo Smith"}));
  EXPECT_EQ(byline_names({"By Ana Duarte, Jo Smith and Li Wei"}),
            (Names{"Ana Duarte", "Jo Smith", "Li Wei"}));
  EXPECT_EQ(byline_names({"by Ana Duarte, Reuters"}), (Names{"Ana Duarte, Reuters"}));
  EXPECT_EQ(byline_names({"Duarte, Ana"}), (Names{"Duarte, Ana"}));
  EXPECT_EQ(byline_names({"Ana Duarte", "Jo Smith"}), (Names{"Ana Duarte", "Jo Smith"}));
  EXPECT_EQ(byline_names({"Ana Duarte (with Jo Smith, Li Wei and others), Max Moor"}),
            (Names{"Ana Duarte (with Jo Smith, Li Wei and others)", "Max Moor"}));
  EXPECT_EQ(byline_names({"Ana Duarte), Jo Smith"}), (Names{"Ana Duarte)", "Jo Smith"}));
  EXPECT_EQ(byline_names({"", " "}), Names{});
}

TEST(Metadata, BylinesAreNotCutInsideNames) {
  EXPECT_EQ(byline_names({"Mac & i"}), (Names{"Mac & i"}));
  EXPECT_EQ(byline_names({"Por José Ortega y Gasset"}), (Names{"José Ortega y Gasset"}));
  EXPECT_EQ(byline_names({"Ana Duarte & Jo Smith"}), (Names{"Ana Duarte", "Jo Smith"}));
  EXPECT_EQ(byline_names({"Por Ana Duarte, Li Wei y Óscar Peña"}),
            (Names{"Ana Duarte", "Li Wei", "Óscar Peña"}));
}

TEST(Metadata, DatelinesLoseDashAndAgency) {
  EXPECT_EQ(dateline_place("    SALVADOR, Feb 26 - "), "SALVADOR, Feb 26");
  EXPECT_EQ(dateline_place("LONDON (Reuters) -"), "LONDON");
  EXPECT_EQ(dateline_place("Tallinn"), "Tallinn");
}

struct Row {
  const char* name;
  const char* paragraph;
  const char* dateline;
};

class Datelines : public testing::TestWithParam<Row> {};

TEST_P(Datelines, AreFound) { EXPECT_EQ(find_dateline(GetParam().paragraph), GetParam().dateline); }

INSTANTIATE_TEST_SUITE_P(
    Table, Datelines,
    testing::Values(Row{"Agency", "LONDON (Reuters) - The port closed.", "LONDON"},
                    Row{"Date", "SALVADOR, Feb 26 - The port closed.", "SALVADOR, Feb 26"},
                    Row{"DateAndAgency", "WASHINGTON, March 3 (AP) \u2014 The port.",
                        "WASHINGTON, March 3"},
                    Row{"Bare", "NEW YORK \u2014 The port closed.", "NEW YORK"},
                    Row{"Two", "PARIS/BRUSSELS (Reuters) - The port.", "PARIS/BRUSSELS"},
                    Row{"State", "TOLEDO, Ohio (AP) \u2014 The port.", "TOLEDO, Ohio"},
                    Row{"BareHyphen", "LME COPPER KERBS - APR 7 Copper", ""},
                    Row{"Label", "OPINION \u2014 The port is closed.", ""},
                    Row{"Sentence", "The port \u2014 closed since May \u2014 opened.", ""},
                    Row{"Acronym", "NATO troops, who were there - and stayed - left.", ""},
                    Row{"None", "The port closed.", ""}, Row{"Empty", "", ""}),
    [](const auto& row) { return std::string{row.param.name}; });

TEST(Metadata, FirstSentenceEndsAtItsStop) {
  EXPECT_EQ(first_sentence("The port closed. Ships waited."), "The port closed.");
  EXPECT_EQ(first_sentence("Mr. Duarte of the U.S. left. Ships waited."),
            "Mr. Duarte of the U.S. left.");
  EXPECT_EQ(first_sentence("\u201cIt closed.\u201d Ships waited."), "\u201cIt closed.\u201d");
  EXPECT_EQ(first_sentence("It rose 3.5 percent\nNext."), "It rose 3.5 percent");
  EXPECT_EQ(first_sentence(""), "");
}

TEST(Metadata, LongFirstSentenceIsCutBetweenWords) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "w\u00f6rter ";
  const std::string cut = first_sentence(text);
  EXPECT_LE(cut.size(), 203U);
  EXPECT_TRUE(cut.ends_with("w\u00f6rter\u2026")) << cut;
}

std::string id_of(const RawArticle& article, std::string_view origin = "/news/a.txt") {
  const auto id = identify(article, origin);
  if (const auto* problem = std::get_if<Problem>(&id)) return "! " + problem->reason;
  return std::get<std::string>(id);
}

TEST(Identity, SuppliedIdComesFirst) {
  RawArticle article;
  article.id = "a b\u00e9";
  article.url = "https://a.example/x/y";
  EXPECT_EQ(id_of(article), "a b\u00e9");
}

TEST(Identity, UrlCountsUnlessItIsASectionPage) {
  RawArticle article;
  article.alone = true;
  article.url = "https://a.example/2025/port?x=1";
  EXPECT_EQ(id_of(article), article.url);
  for (const char* section : {"https://a.example", "https://a.example/", "https://a.example/world",
                              "https://a.example/world/", "https://a.example/?a=/b/c", "a/b/c"}) {
    article.url = section;
    EXPECT_TRUE(id_of(article).starts_with("p-")) << section;
  }
}

TEST(Identity, PathAloneNamesTheOnlyArticleOfAFile) {
  RawArticle article;
  article.alone = true;
  article.body = "One.";
  const std::string id = id_of(article);
  EXPECT_EQ(id.size(), 18U);
  article.body = "Two.";
  EXPECT_EQ(id_of(article), id);
  EXPECT_NE(id_of(article, "/news/b.txt"), id);
}

TEST(Identity, TextTellsTheArticlesOfAFileApart) {
  RawArticle article;
  article.body = "One.";
  const std::string id = id_of(article);
  EXPECT_EQ(id_of(article), id);
  article.body = "Two.";
  EXPECT_NE(id_of(article), id);
  article.alone = true;
  EXPECT_NE(id_of(article, "-"), id_of({}, "-")) << "standard input is no name";
}

TEST(Identity, BadIdsFail) {
  RawArticle article;
  article.id = std::string(1001, 'a');
  EXPECT_EQ(id_of(article), "! an id longer than 1000 bytes");
  article.id = "a\nb";
  EXPECT_EQ(id_of(article), "! an id with control characters");
}

}  // namespace
}  // namespace newsdex
