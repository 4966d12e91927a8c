// The stage of the pipeline that runs on all cores, here on plain threads: TBB's own hide from the
// thread sanitizer what is handed from one to another (tests/tsan.supp).

#include "indexer/examiner.h"

#include <istream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

std::vector<Item> corpus_items() {
  std::istream no_input(nullptr);
  InputOptions inputs;
  inputs.paths = {corpus_folder().string()};
  ItemSource source(std::move(inputs), no_input);
  std::vector<Item> items;
  while (auto item = source.next()) items.push_back(std::move(*item));
  return items;
}

/// What a document consists of, for comparing.
std::string bytes_of(const Examined& examined) {
  std::string bytes = examined.outcome.id + '\n' + examined.outcome.reason + '\n';
  if (examined.document) {
    bytes += examined.document->data.bytes + examined.document->term_list.bytes;
  }
  return bytes;
}

class ExaminerTest : public testing::Test {
 protected:
  void SetUp() override {
    options_.db = (folder_ / "a.db").string();
    options_.inputs.paths = {corpus_folder().string()};
    options_.jobs = 1;
  }

  [[nodiscard]] std::vector<std::string> examine_all(Examiner& examiner) const {
    std::vector<std::string> all;
    for (const Item& item : items_) all.push_back(bytes_of(examiner.examine(item)));
    return all;
  }

  const TemporaryFolder folder_;
  const std::vector<Item> items_ = corpus_items();
  IndexOptions options_;
};

// Against an archive that holds some of the articles already, and their captures.
TEST_F(ExaminerTest, GivesTheSameInManyThreadsAsInOne) {
  static constexpr std::size_t kThreads = 4;
  ASSERT_GT(items_.size(), 100U);
  IndexOptions part = options_;
  part.inputs.paths = {(corpus_folder() / "jsonl").string(), (corpus_folder() / "crawl").string()};
  (void)index_articles(part, {});

  const ArchiveTables tables = read_archive_tables(options_.db);
  const RunTarget target(options_.db, true, kPostingMemory);
  Examiner alone(options_, tables, target);
  const std::vector<std::string> expected = examine_all(alone);

  Examiner shared(options_, tables, target);
  std::vector<std::vector<std::string>> found(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] { found[i] = examine_all(shared); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& documents : found) EXPECT_EQ(documents, expected);
}

// As in a run: one thread puts and publishes what the others examine.
TEST_F(ExaminerTest, GivesTheSameWhileArticlesArePutAndPublished) {
  static constexpr std::size_t kThreads = 2;
  static constexpr std::size_t kPerPart = 40;
  IndexOptions part = options_;
  part.inputs.paths = {(corpus_folder() / "jsonl").string(), (corpus_folder() / "crawl").string()};
  (void)index_articles(part, {});

  const ArchiveTables tables = read_archive_tables(options_.db);
  RunTarget target(options_.db, false, kPostingMemory);
  Examiner examiner(options_, tables, target);
  const std::vector<std::string> expected = examine_all(examiner);

  std::vector<std::vector<std::string>> found(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] { found[i] = examine_all(examiner); });
  }
  std::size_t put = 0;
  for (const Item& item : items_) {
    const Examined examined = examiner.examine(item);
    if (!examined.document) continue;
    target.writer()->put(*examined.document);
    if (++put % kPerPart == 0) target.writer()->publish();
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GE(put, 2 * kPerPart);
  for (const auto& documents : found) EXPECT_EQ(documents, expected);
}

}  // namespace
}  // namespace newsdex
