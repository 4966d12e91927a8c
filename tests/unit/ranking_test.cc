// Which signals order a result, and in which direction. How well: ranking_quality_test.cc.

#include <gtest/gtest.h>

#include "search/engine.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

Article dated(Article article, const char* day) {
  article.published = parse_moment(day);
  return article;
}

std::vector<std::string> ids(const std::filesystem::path& db, const Request& request) {
  Engine engine(db);
  std::vector<std::string> out;
  for (const Ranked& ranked : engine.answer(request).order) {
    const Part& part = engine.archive().parts()[ranked.place.part];
    out.emplace_back(part.columns.id(ranked.place.docid));
  }
  return out;
}

Request asking(const std::string& query) {
  Request request;
  request.query = query;
  request.today = Day{std::chrono::year{2025} / 6 / 16};
  return request;
}

using Ids = std::vector<std::string>;

class Order : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path db() const { return folder_ / "x.db"; }

 private:
  TemporaryFolder folder_;
};

TEST_F(Order, PutsTheTitleBeforeTheLeadBeforeTheBody) {
  add_articles(db(), {make_article("body", "First", {"One two.", "Three four.", "The dam burst."}),
                      make_article("lead", "First", {"The dam burst.", "Three four.", "One two."}),
                      make_article("title", "The dam burst", {"One two.", "Three four.", "First."}),
                      make_article("none", "First", {"One", "two", "three"})});
  EXPECT_EQ(ids(db(), asking("dam")), (Ids{"title", "lead", "body"}));
}

TEST_F(Order, PutsWordsSideBySideBeforeWordsApart) {
  const std::string between = " and the mayor of the old town said on a long Monday evening that ";
  add_articles(db(), {make_article("apart", "First", {"The peace" + between + "talks failed."}),
                      make_article("near", "First", {"The peace talks" + between + "failed."}),
                      make_article("none", "First", {"One", "two", "three"})});
  EXPECT_EQ(ids(db(), asking("peace talks")).front(), "near");
}

TEST_F(Order, WeighsAWordAsOftenAsItIsWanted) {
  struct Row {
    const char* query;
    double weight;  ///< of `dam`
  };
  add_articles(db(), {make_article("a", "The dam", {"The dam burst by the ferry."}),
                      make_article("b", "The ferry", {"A ferry to the dam."})});
  Engine engine(db());
  for (const Row& row : {Row{"dam", 1}, Row{"dam burst dam", 2}, Row{"dam OR dam ferry", 2},
                         Row{"\"the dam\" dam", 2}, Row{"dam -source:dam", 1},
                         Row{"dam -(dam w/3 mayor)", 1}, Row{"dam -in:lead (dam)", 1},
                         Row{"dam -atleast9(dam)", 1}, Row{"dam OR (source:(dam OR dam) ferry)", 1},
                         Row{"dam -person:(dam OR ferry) dam", 2}, Row{"dam -(-dam", 1}}) {
    const Answer answer = engine.answer(asking(row.query));
    ASSERT_TRUE(answer.weights.contains("Zdam")) << row.query;
    EXPECT_EQ(answer.weights.at("Zdam"), row.weight) << row.query;
  }
}

TEST_F(Order, KnowsNoRecencyUnlessAsked) {
  add_articles(
      db(), {dated(make_article("old", "Dam", {"The dam burst, and the dam fell."}), "2015-01-01"),
             dated(make_article("new", "First", {"A dam burst in the old town."}), "2025-06-15"),
             make_article("undated", "First", {"A dam burst in the old town."}),
             make_article("none", "First", {"One", "two", "three"})});
  Request request = asking("dam");
  EXPECT_EQ(ids(db(), request).front(), "old");
  request.ranking.half_life = 30;
  EXPECT_EQ(ids(db(), request), (Ids{"new", "old", "undated"}));
}

TEST_F(Order, ExpandsByWhatTheBestShareAndKeepsTheSet) {
  add_articles(db(),
               {make_article("a", "Dam bursts", {"The dam burst and a spillway failed."}),
                make_article("b", "Dam fails", {"Engineers blame the spillway of the dam."}),
                make_article("related", "First", {"One two three four. A dam and its spillway."}),
                make_article("unrelated", "First", {"One two three four. A dam and a picnic."}),
                make_article("picnic", "Picnic", {"A picnic in a park, one more picnic."}),
                make_article("other", "Harvest", {"The harvest was good, one more harvest."})});
  Request request = asking("dam");
  const Ids plain = ids(db(), request);
  request.ranking.expand = true;
  const Ids expanded = ids(db(), request);
  EXPECT_EQ(std::set(plain.begin(), plain.end()), std::set(expanded.begin(), expanded.end()));
  const auto at = [&](const char* id) {
    return std::find(expanded.begin(), expanded.end(), id) - expanded.begin();
  };
  EXPECT_LT(at("related"), at("unrelated"));
}

TEST_F(Order, SimilarFindsWhatSharesTheTellingWordsWithoutItself) {
  add_articles(db(),
               {make_article("a", "Dam bursts", {"A spillway of the Orville reservoir failed."}),
                make_article("b", "Dam fails", {"The Orville reservoir lost its spillway."}),
                make_article("c", "Harvest", {"The harvest was good, the farmers said."}),
                make_article("d", "Picnic", {"The farmers had a picnic."})});
  EXPECT_EQ(ids(db(), asking("similar:a")), Ids{"b"});
  EXPECT_EQ(ids(db(), asking("similar:b")), Ids{"a"});
  EXPECT_EQ(ids(db(), asking("similar:a -reservoir")), Ids{});
  Engine engine(db());
  const Answer none = engine.answer(asking("similar:nobody"));
  EXPECT_EQ(none.total, 0U);
  ASSERT_FALSE(none.hints.empty());
  EXPECT_EQ(none.hints.front(), "there is no article with the id nobody");
}

}  // namespace
}  // namespace newsdex
