// A watch leaves the archive as one run over all files would, after every change.

#include "indexer/watch.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "common/archive/archive.h"
#include "indexer/archive_writer.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::chrono::seconds kPatience{20};

class Watching : public ::testing::Test {
 protected:
  Watching() { fs::create_directories(folder_ / "news"); }
  ~Watching() override { stop(); }

  [[nodiscard]] IndexOptions options(const std::string& db) const {
    IndexOptions out;
    out.db = (folder_ / db).string();
    out.inputs.paths = {(folder_ / "news").string()};
    out.jobs = 1;
    out.entities = Entities::no;
    out.prune = true;
    return out;
  }

  void start() {
    watch_ = std::thread([this] {
      WatchObserver observer;
      observer.run.is_stopped = [this] { return stopped_.load(); };
      observer.on_batch = [this](const Summary& summary) {
        const std::lock_guard lock(mutex_);
        batches_.push_back(summary);
        told_.notify_all();
      };
      watch_articles([this] { return options("watched.db"); }, observer);
    });
  }

  void stop() {
    stopped_ = true;
    if (watch_.joinable()) watch_.join();
  }

  // The next batch that has not been asked for; fails after a while.
  Summary next_batch() {
    std::unique_lock lock(mutex_);
    if (!told_.wait_for(lock, kPatience, [&] { return batches_.size() > taken_; })) {
      ADD_FAILURE() << "no batch came";
      return {};
    }
    return batches_[taken_++];
  }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / "news" / name).parent_path());
    std::ofstream(folder_ / "news" / name, std::ios::binary) << text;
  }

  // "id path: text" of every article, sorted.
  [[nodiscard]] std::vector<std::string> articles(const std::string& db) const {
    std::vector<std::string> out;
    const Archive archive = Archive::open(folder_ / db);
    for (const Part& part : archive.parts()) {
      for (const std::uint32_t docid : part.live()) {
        const Article article = part.record(docid).article;
        out.push_back(article.id + ' ' + article.path + ": " + article.text);
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  // What one run over everything makes of the files.
  [[nodiscard]] std::vector<std::string> indexed_anew() {
    const std::string db = "whole" + std::to_string(++runs_) + ".db";
    (void)index_articles(options(db), {});
    return articles(db);
  }

  void expect_as_one_run(const std::string& step) {
    (void)next_batch();
    EXPECT_EQ(articles("watched.db"), indexed_anew()) << step;
  }

  TemporaryFolder folder_;

 private:
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::condition_variable told_;
  std::vector<Summary> batches_;
  std::size_t taken_ = 0;
  int runs_ = 0;
  std::thread watch_;
};

std::string json(const std::string& id, const std::string& body) {
  return R"({"id":")" + id + R"(","title":"T","body":")" + body + "\"}\n";
}

std::string ninjs(const std::string& id, const std::string& status) {
  return R"({"uri":")" + id + R"(","headline":"T","body_text":"A lock.","pubstatus":")" + status +
         "\"}";
}

TEST_F(Watching, LeavesTheArchiveAsOneRunWould) {
  write("a.jsonl", json("one", "first"));
  write("b.jsonl", json("two", "second"));
  start();
  EXPECT_EQ(next_batch().added, 2U);
  write("b.jsonl", json("two", "changed") + json("three", "third"));
  expect_as_one_run("changed");
  write("c/d/e.jsonl", json("one", "a copy") + json("four", "fourth"));
  expect_as_one_run("a duplicate in a new folder");
  fs::remove(folder_ / "news/a.jsonl");
  expect_as_one_run("its original is gone");
  write("lock.json", ninjs("urn:q:1", "usable"));
  expect_as_one_run("a wire item");
  write("c/stop.json", ninjs("urn:q:1", "canceled"));
  expect_as_one_run("cancelled");
  write("lock.json", ninjs("urn:q:1", "usable") + "\n");
  expect_as_one_run("written again, still cancelled");
  fs::remove(folder_ / "news/c/stop.json");
  expect_as_one_run("no longer cancelled");
  write("stop.json", ninjs("urn:q:1", "canceled"));
  expect_as_one_run("cancelled by a later file");
  fs::remove(folder_ / "news/stop.json");
  expect_as_one_run("nor by that one");
  fs::rename(folder_ / "news/c/d", folder_ / "news/f");
  expect_as_one_run("a folder moved");
  fs::remove_all(folder_ / "news/f");
  expect_as_one_run("and removed");
}

TEST_F(Watching, ReadsOnlyWhatHasChanged) {
  for (int i = 0; i < 20; ++i) write(std::to_string(i) + ".txt", "Lock opens\n\nAt noon.");
  start();
  EXPECT_EQ(next_batch().added, 20U);
  write("7.txt", "Lock closes\n\nAt one.");
  const Summary batch = next_batch();
  EXPECT_EQ(batch.updated, 1U);
  EXPECT_EQ(batch.unchanged, 0U);
}

TEST_F(Watching, LeavesTheArchiveToOthersBetweenBatchesAndWaitsForThem) {
  write("a.txt", "Lock opens\n\nAt noon.");
  start();
  (void)next_batch();
  auto other = std::make_unique<ArchiveWriter>(folder_ / "watched.db");
  write("b.txt", "Dam holds\n\nAt noon.");
  std::this_thread::sleep_for(std::chrono::seconds(3));  // longer than a change waits
  EXPECT_EQ(articles("watched.db").size(), 1U);
  other.reset();
  EXPECT_EQ(next_batch().added, 1U);
}

TEST_F(Watching, DoesNotFollowWhatItWritesItself) {
  write("a.txt", "Lock opens\n\nAt noon.");
  const IndexOptions inside = [&] {
    IndexOptions out = options("news/own.db");
    out.ledger = (folder_ / "news/ledger.jsonl").string();
    return out;
  }();
  std::atomic<int> batches = 0;
  const auto begin = std::chrono::steady_clock::now();
  WatchObserver observer;
  observer.run.is_stopped = [&] {
    return std::chrono::steady_clock::now() - begin > std::chrono::seconds(4);
  };
  observer.on_batch = [&](const Summary&) { ++batches; };
  watch_articles([&] { return inside; }, observer);
  EXPECT_EQ(batches, 1);
}

}  // namespace
}  // namespace newsdex
