#include "indexer/folder_watch.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "common/error.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

class FolderWatching : public ::testing::Test {
 protected:
  FolderWatching() { fs::create_directories(folder_ / "news/2024"); }

  [[nodiscard]] std::string at(const std::string& name) const { return (folder_ / name).string(); }

  void write(const std::string& name) const { std::ofstream(folder_ / name) << "text"; }

  // What happened before the call is in the kernel's queue: nothing has to be waited for.
  static std::set<std::string> changes(FolderWatch& watch) {
    return watch.wait(std::chrono::milliseconds(0));
  }

  TemporaryFolder folder_;
};

TEST_F(FolderWatching, TellsWhatIsWrittenMovedAndRemovedAtAnyDepth) {
  write("news/a.txt");
  FolderWatch watch({at("news")});
  EXPECT_THAT(changes(watch), IsEmpty());
  write("news/2024/b.txt");
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/2024/b.txt")));
  fs::rename(at("news/a.txt"), at("news/c.txt"));
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/a.txt"), at("news/c.txt")));
  fs::remove(at("news/c.txt"));
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/c.txt")));
}

TEST_F(FolderWatching, FollowsFoldersThatComeMoveAndGo) {
  FolderWatch watch({at("news")});
  fs::create_directories(at("elsewhere/deep"));
  fs::rename(at("elsewhere"), at("news/new"));
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/new")));
  write("news/new/deep/a.txt");
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/new/deep/a.txt")));
  fs::rename(at("news/new"), at("news/newer"));
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/new"), at("news/newer")));
  write("news/newer/deep/a.txt");
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/newer/deep/a.txt")));
  fs::rename(at("news/newer"), at("outside"));
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("news/newer")));
  write("outside/deep/a.txt");
  EXPECT_THAT(changes(watch), IsEmpty());
}

TEST_F(FolderWatching, PassesOverWhatAWalkPassesOver) {
  fs::create_directories(at("news/.git"));
  fs::create_directories(at("news/old.db"));
  write("news/old.db/archive.json");
  FolderWatch watch({at("news")});
  write("news/.a.txt.swp");
  write("news/.git/a.txt");
  write("news/old.db/lock");
  write("beside.txt");
  EXPECT_THAT(changes(watch), IsEmpty());
  fs::create_directories(at("news/new.db"));
  write("news/new.db/archive.json");
  (void)changes(watch);
  write("news/new.db/lock");
  (void)changes(watch);
  write("news/new.db/lock");
  EXPECT_THAT(changes(watch), IsEmpty());
}

TEST_F(FolderWatching, AFileMayBeReplacedAndMayComeLater) {
  write("a.jsonl");
  FolderWatch watch({at("a.jsonl"), at("later")});
  write("b.jsonl");
  EXPECT_THAT(changes(watch), IsEmpty());
  fs::rename(at("b.jsonl"), at("a.jsonl"));
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("a.jsonl")));
  write("a.jsonl");
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("a.jsonl")));
  fs::create_directories(at("later"));
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("later")));
  write("later/a.txt");
  EXPECT_THAT(changes(watch), UnorderedElementsAre(at("later/a.txt")));
}

TEST_F(FolderWatching, NamesEveryPathWhereTheKernelCouldNotKeepUp) {
  write("a.txt");
  std::size_t most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most == 0 || most > 100'000) GTEST_SKIP() << "the queue is too long to fill";
  FolderWatch watch({at("news"), at("a.txt")});
  const fs::path from = folder_ / "news/b.txt";
  const fs::path to = folder_ / "news/c.txt";
  write("news/b.txt");
  for (std::size_t i = 0; i < most / 4 + 2; ++i) {
    fs::rename(from, to);
    fs::rename(to, from);
  }
  EXPECT_THAT(changes(watch), IsSupersetOf({at("news"), at("a.txt")}));
}

TEST_F(FolderWatching, RefusesAPathWhoseFolderIsNotThere) {
  EXPECT_THROW(FolderWatch({at("no/such/folder")}), InputError);
}

}  // namespace
}  // namespace newsdex
