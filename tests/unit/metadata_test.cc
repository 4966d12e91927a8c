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
  EXPECT_EQ(byline_names({"Di Niccolò Bianchi e Ana Duarte"}),
            (Names{"Niccolò Bianchi", "Ana Duarte"}));
  EXPECT_EQ(byline_names({"Автор: Алексей Королёв"}), (Names{"Алексей Королёв"}));
  EXPECT_EQ(byline_names({"Di Stefano"}), (Names{"Di Stefano"}));
  EXPECT_EQ(byline_names({"Di Stefano, Alfredo"}), (Names{"Di Stefano, Alfredo"}));
  EXPECT_EQ(byline_names({"홍길동 기자"}), (Names{"홍길동"}));
  EXPECT_EQ(byline_names({"文・山田太郎"}), (Names{"山田太郎"}));
  EXPECT_EQ(byline_names({"โดย สมชาย ใจดี"}), (Names{"สมชาย ใจดี"}));
  EXPECT_EQ(byline_names({"", " "}), Names{});
}

TEST(Metadata, BylinesAreNotCutInsideNames) {
  EXPECT_EQ(byline_names({"Mac & i"}), (Names{"Mac & i"}));
  EXPECT_EQ(byline_names({"Por José Ortega y Gasset"}), (Names{"José Ortega y Gasset"}));
  EXPECT_EQ(byline_names({"Ana Duarte & Jo Smith"}), (Names{"Ana Duarte", "Jo Smith"}));
  EXPECT_EQ(byline_names({"Por Ana Duarte, Li Wei y Óscar Peña"}),
            (Names{"Ana Duarte", "Li Wei", "Óscar Peña"}));
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
