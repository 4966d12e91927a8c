// What a receipt holds against, and what an engine answers while somebody writes.

#include "search/receipt.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/archive_writer.h"
#include "search/engine.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

Request asking(const std::string& query) {
  Request request;
  request.query = query;
  request.view = View::count;
  request.want_digest = true;
  request.today = Day{std::chrono::year{2025} / 6 / 16};
  return request;
}

Receipt receipt(const std::filesystem::path& db, Request request) {
  request.want_digest = true;
  Engine engine(db);
  return make_receipt(request, engine.answer(request), engine.archive().manifest());
}

class AReceipt : public testing::Test {
 protected:
  AReceipt() {
    add_articles(db(), {make_article("a", "Dam", {"A dam."}), make_article("b", "Dam", {"Dams."}),
                        make_article("c", "Ferry", {"A ferry."})});
    then_ = receipt(db(), asking("dam"));
  }

  [[nodiscard]] std::filesystem::path db() const { return folder_ / "x.db"; }
  [[nodiscard]] std::vector<std::string> changes() const {
    return differences(then_, receipt(db(), then_.question));
  }

  TemporaryFolder folder_;
  Receipt then_;
};

TEST_F(AReceipt, HoldsWhileTheResultIsTheSame) {
  EXPECT_TRUE(changes().empty());
  add_articles(db(), {make_article("d", "Ferry", {"Another ferry."})});
  EXPECT_TRUE(changes().empty());
  ArchiveWriter(db()).merge(true);
  EXPECT_TRUE(changes().empty());
}

TEST_F(AReceipt, HoldsNoMoreWhenAnArticleComesGoesOrChanges) {
  add_articles(db(), {make_article("b", "Dam", {"Dams, in other words."})});
  ASSERT_EQ(changes().size(), 2U);
  EXPECT_EQ(changes()[0], "the same number of articles, but other ones or in other versions");
  add_articles(db(), {make_article("e", "Dam", {"A third dam."})});
  EXPECT_EQ(changes()[0], "total: 2 then, 3 now");
  ArchiveWriter writer(db());
  writer.remove("a");
  writer.remove("e");
  writer.publish();
  EXPECT_EQ(changes()[0], "total: 2 then, 1 now");
}

TEST_F(AReceipt, IsReadAsItWasWritten) {
  Request request = asking("dam OR \"ferry \\\" x\"");
  request.filters.emplace_back(FieldId::source, "The Herald");
  request.since = "2024";
  request.match_any = true;
  const Receipt written = receipt(db(), request);
  const Receipt read = parse_receipt(to_json(written), "receipt.json");
  EXPECT_EQ(to_json(read), to_json(written));
  EXPECT_TRUE(differences(written, receipt(db(), read.question)).empty());
}

TEST_F(AReceipt, AsksAgainInTheLanguageOfItsQuery) {
  Request request = asking("da!");
  request.syntax = query::Syntax::nexis;
  const Receipt written = receipt(db(), request);
  EXPECT_EQ(written.total, 2U);
  const Receipt read = parse_receipt(to_json(written), "receipt.json");
  EXPECT_EQ(read.question.syntax, query::Syntax::nexis);
  EXPECT_TRUE(differences(written, receipt(db(), read.question)).empty());
}

TEST_F(AReceipt, IsRefusedWhereItIsNone) {
  const std::string good = to_json(then_);
  for (const std::string& bad :
       {std::string(), std::string("{}"), std::string("[1]"), std::string("{\"receipt\": 2}"),
        good.substr(0, good.size() / 2), std::string(100'000, '[')}) {
    EXPECT_THROW((void)parse_receipt(bad, "receipt.json"), InputError) << bad.substr(0, 40);
  }
}

TEST(AnEngine, AnswersRightWhileAnIndexerPublishes) {
  const TemporaryFolder folder;
  const std::filesystem::path db = folder / "x.db";
  add_articles(db, {make_article("first", "Dam", {"A dam."})});
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int run = 0; run < 25; ++run) {
      add_articles(db, {make_article("a" + std::to_string(run), "Dam", {"A dam."}),
                        make_article("first", "Dam", {"A dam, run " + std::to_string(run)})});
    }
    done = true;
  });
  std::uint64_t last = 0;
  for (bool is_last = false; !is_last;) {
    is_last = done;
    Engine engine(db);
    Request request = asking("dam");
    request.view = View::hits;
    request.limit = 0;
    for (int i = 0; i < 3; ++i) {  // while the writer goes on
      const Answer answer = engine.answer(request);
      EXPECT_EQ(answer.total, engine.archive().manifest().articles());
      EXPECT_EQ(answer.order.size(), answer.total);
      for (std::size_t k = 0; k < answer.order.size(); ++k) {
        EXPECT_EQ(engine.hit(answer, request, k).record.article.title, "Dam");
      }
      EXPECT_GE(answer.total, last);
      last = answer.total;
    }
  }
  writer.join();
  EXPECT_EQ(last, 26U);
}

}  // namespace
}  // namespace newsdex
