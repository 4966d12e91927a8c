#include "indexer/extract/article_limits.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf8.h"
#include "indexer/limits.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kText = 1000;
constexpr Limits kLimits{.text = kText};

TEST(ArticleLimits, LeaveAloneWhatIsWithin) {
  RawArticle article;
  article.title = std::string(100, 't');
  article.body = std::string(kText, 'b');
  article.topics = {"a", "b"};
  article.extra = {{"x", "1"}};
  const RawArticle before = article;
  limit(article, kLimits);
  EXPECT_THAT(article.cuts, IsEmpty());
  EXPECT_EQ(article.body, before.body);
  EXPECT_EQ(article.topics, before.topics);
  EXPECT_EQ(article.extra, before.extra);
}

TEST(ArticleLimits, CutBodiesBetweenCharacters) {
  RawArticle article;
  article.body = std::string(kText - 1, 'b') + "\u00e9\u00e9";
  limit(article, kLimits);
  EXPECT_EQ(article.body, std::string(kText - 1, 'b'));
  EXPECT_THAT(article.cuts, ElementsAre(Cut{CutKind::text, "text of 1003 bytes to 1000"}));
}

TEST(ArticleLimits, CutBlocksWhereTheTextEnds) {
  RawArticle article;
  article.blocks = {{Zone::body, std::string(600, 'a')},
                    {Zone::body, std::string(600, 'b')},
                    {Zone::credit, "c"}};
  limit(article, kLimits);
  ASSERT_EQ(article.blocks.size(), 2U);
  EXPECT_EQ(article.blocks[0].text.size(), 600U);
  EXPECT_EQ(article.blocks[1].text.size(), 400U);
  EXPECT_THAT(article.cuts, ElementsAre(Cut{CutKind::text, "text of 1201 bytes to 1000"}));
}

TEST(ArticleLimits, CutFieldsListsAndUnknownFields) {
  RawArticle article;
  article.title = std::string(kLimits.title + 1, 't');
  article.section = std::string(kLimits.field + 1, 's');
  article.supplied.people.assign(kLimits.list + 5, "Ana Duarte");
  article.extra.assign(kLimits.extra + 1, {"x", "1"});
  limit(article, kLimits);
  EXPECT_EQ(article.title.size(), kLimits.title);
  EXPECT_EQ(article.section.size(), kLimits.field);
  EXPECT_EQ(article.supplied.people.size(), kLimits.list);
  EXPECT_EQ(article.extra.size(), kLimits.extra);
  EXPECT_THAT(article.cuts, ElementsAre(Cut{CutKind::title, "title of 16385 bytes to 16384"},
                                        Cut{CutKind::field, "section of 65537 bytes to 65536"},
                                        Cut{CutKind::list, "people of 1005 values to 1000"},
                                        Cut{CutKind::extra, "1001 unknown fields to 1000"}));
}

TEST(ArticleLimits, CutUnknownFieldsThatAreTooLargeTogether) {
  RawArticle article;
  article.extra.assign(4, {"x", std::string(kLimits.extra_bytes / 3, '1')});
  limit(article, kLimits);
  EXPECT_EQ(article.extra.size(), 2U);
}

TEST(ArticleLimits, CutTowersOfMarksAndCountThem) {
  RawArticle article;
  article.body = "Za";
  for (int i = 0; i < 50; ++i) article.body += "\u0301\u0323";
  article.body += "lgo e\u0301";
  limit(article, kLimits);
  EXPECT_THAT(article.cuts, ElementsAre(Cut{CutKind::marks, "70 combining marks on one letter"}));
  EXPECT_TRUE(article.body.ends_with("lgo e\u0301"));
  EXPECT_EQ(article.body.size(), 2 + 30 * 2 + 4 + 3);
}

TEST(ArticleLimits, LeaveTheIdToBeRefused) {
  RawArticle article;
  article.id = std::string(kMaxIdBytes + 1, 'i');
  limit(article, kLimits);
  EXPECT_EQ(article.id.size(), kMaxIdBytes + 1);
}

// Real text has marks without number, but never many in a row.
TEST(ExcessMarks, AreNoneInRealText) {
  for (std::string text : {std::string("e\u0301 Vi\u1ec7t Nam "), std::string("\u0e17\u0e35\u0e48"),
                           std::string("\u1112\u1161\u11ab\u1100\u1173\u11af"),
                           std::string("\u0928\u093f\u0924\u094d\u092f"),
                           std::string("\U0001F468\u200D\U0001F469\u200D\U0001F467")}) {
    std::string many;
    for (int i = 0; i < 40; ++i) many += text;
    const std::string before = many;
    EXPECT_EQ(text::drop_excess_marks(many), 0U) << text;
    EXPECT_EQ(many, before);
  }
}

}  // namespace
}  // namespace newsdex
