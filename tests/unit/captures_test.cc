// Captures of one page over several runs: the archive at the end does not depend on their order.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/archive.h"
#include "indexer/pipeline.h"
#include "tests/support/crawl.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::ElementsAre;

constexpr const char* kUrl = "http://news.example/2024/ships";

class CaptureRuns : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  static std::string capture(int number, const std::string& date) {
    return to_warc({.url = kUrl,
                    .date = date,
                    .content = http_response("text/html", page(number)),
                    .digest = "sha1:" + std::to_string(number)});
  }

  static std::string revisit(const std::string& date) {
    return to_warc(
        {.type = "revisit", .url = kUrl, .date = date, .content = "", .digest = "sha1:r"});
  }

  Summary index(const std::string& db, const std::vector<std::string>& paths) const {
    IndexOptions options;
    options.db = folder_ / db;
    options.inputs.paths = paths;
    options.jobs = 1;
    options.entities = Entities::no;
    return index_articles(options, {});
  }

  // "captured: other captures" of the one article.
  std::string only_article(const std::string& db) const {
    const Archive archive = Archive::open(folder_ / db);
    std::vector<std::string> articles;
    for (const Part& part : archive.parts()) {
      for (const std::uint32_t docid : part.live()) {
        const Article article = part.record(docid).article;
        std::string text = to_string(*article.captured).substr(0, 10) + ':';
        for (const Capture& other : article.captures) {
          text += ' ' + to_string(other.time).substr(0, 10) + '=' + other.digest;
        }
        articles.push_back(text + (article.published ? " published" : ""));
      }
    }
    EXPECT_EQ(articles.size(), 1U);
    return articles.empty() ? "" : articles[0];
  }

  TemporaryFolder folder_;
};

TEST_F(CaptureRuns, EndTheSameInAnyOrder) {
  std::vector<std::string> files = {write("a.warc", capture(1, "2024-01-01T00:00:00Z")),
                                    write("b.warc", capture(2, "2024-03-01T00:00:00Z")),
                                    write("c.warc", capture(3, "2024-02-01T10:00:00Z"))};
  const std::string expected = "2024-03-01: 2024-02-01=sha1:3 2024-01-01=sha1:1";
  std::sort(files.begin(), files.end());
  int run = 0;
  do {
    const std::string db = "db" + std::to_string(run++);
    for (const std::string& file : files) (void)index(db, {file});
    EXPECT_EQ(only_article(db), expected);
    for (const std::string& file : files) EXPECT_EQ(index(db, {file}).unchanged, 1U);
    EXPECT_EQ(only_article(db), expected) << "reading them once more changes nothing";
  } while (std::next_permutation(files.begin(), files.end()));
  (void)index("all", files);
  EXPECT_EQ(only_article("all"), expected);
}

TEST_F(CaptureRuns, ARevisitIsAddedToThePageOfAnEarlierRun) {
  const auto first = write("a.warc", capture(1, "2024-01-01T00:00:00Z"));
  const auto second = write("b.warc", revisit("2024-02-01T00:00:00Z"));
  EXPECT_EQ(index("db", {second}).skipped, 1U);
  EXPECT_EQ(index("db", {first}).added, 1U);
  EXPECT_EQ(index("db", {second}).updated, 1U);
  EXPECT_EQ(only_article("db"), "2024-01-01: 2024-02-01=sha1:r");
  EXPECT_EQ(index("db", {second}).unchanged, 1U);
  EXPECT_EQ(index("db", {first}).unchanged, 1U);
  EXPECT_EQ(only_article("db"), "2024-01-01: 2024-02-01=sha1:r");
}

TEST_F(CaptureRuns, PruningAnArchiveThatIsStillThereRemovesNothing) {
  const auto file = write("a.warc", capture(1, "2024-01-01T00:00:00Z"));
  (void)index("db", {file});
  IndexOptions options;
  options.db = folder_ / "db";
  options.inputs.paths = {file};
  options.prune = true;
  EXPECT_EQ(index_articles(options, {}).removed, 0U);
}

}  // namespace
}  // namespace newsdex
