// The README of the sample archive says what each of its queries returns.

#include <memory>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/pipeline.h"
#include "search/engine.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

constexpr Day kToday{std::chrono::year(2025) / std::chrono::June / 1};

// The sample archive, indexed once.
class CorpusQueries : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    IndexOptions options;
    options.db = (*folder_ / "corpus.db").string();
    options.inputs.paths = {corpus_folder().string()};
    options.extract.dates.today = kToday;
    const Summary summary = index_articles(options, {});
    ASSERT_EQ(summary.failed + summary.duplicate, 0U);
    ASSERT_EQ(summary.skipped, 1U) << "what the crawl holds beside pages";
    engine_ = std::make_unique<Engine>(options.db);
  }

  static void TearDownTestSuite() {
    engine_.reset();
    folder_.reset();
  }

  // The names of all articles that a query selects.
  static std::set<std::string> ask(const std::string& query) {
    Request request;
    request.query = query;
    request.today = kToday;
    request.limit = 0;
    const Answer answer = engine_->answer(request);
    std::set<std::string> names;
    for (std::size_t i = 0; i < answer.order.size(); ++i) {
      names.insert(corpus_name(engine_->hit(answer, request, i).record.article));
    }
    return names;
  }

  inline static std::unique_ptr<TemporaryFolder> folder_;
  inline static std::unique_ptr<Engine> engine_;
};

TEST_F(CorpusQueries, ReturnExactlyWhatTheReadmeSays) {
  ASSERT_NE(engine_, nullptr);
  const auto rows = corpus_queries();
  EXPECT_GE(rows.size(), 80U);
  for (const CorpusQuery& row : rows) {
    ASSERT_FALSE(row.query.empty()) << "a row under \"" << row.section << "\" has another shape";
    SCOPED_TRACE(row.section + ": " + row.query);
    EXPECT_THAT(ask(row.query), testing::ContainerEq(row.returns));
  }
}

}  // namespace
}  // namespace newsdex
