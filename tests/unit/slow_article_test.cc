// Articles that take long are named, and nothing else is done about them.

#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/files.h"
#include "indexer/pipeline.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::MatchesRegex;

class SlowArticle : public testing::Test {
 protected:
  /// The notes of a run into the archive `name`.
  std::vector<std::string> notes(const std::string& name, std::chrono::milliseconds slow) const {
    std::ofstream(folder_ / "a.jsonl") << "{\"id\":\"a\",\"body\":\"It rained.\"}\nno JSON\n"
                                       << "{\"id\":\"b\",\"body\":\"It rained again.\"}\n";
    IndexOptions options;
    options.db = (folder_ / name).string();
    options.inputs.paths = {(folder_ / "a.jsonl").string()};
    options.extract.now = std::chrono::sys_seconds(std::chrono::seconds(1'740'787'200));
    options.slow_article = slow;
    std::vector<std::string> all;
    Observer observer;
    observer.on_note = [&](const std::string& note) { all.push_back(note); };
    EXPECT_EQ(index_articles(options, observer).added, 2U);
    return all;
  }

  const TemporaryFolder folder_;
};

TEST_F(SlowArticle, IsNamedWithItsTime) {
  EXPECT_THAT(notes("a.db", std::chrono::milliseconds(0)),
              ElementsAre(MatchesRegex(".*a\\.jsonl:1: slow: [0-9.]+ s of processor time"),
                          MatchesRegex(".*a\\.jsonl:2: slow: [0-9.]+ s of processor time"),
                          MatchesRegex(".*a\\.jsonl:3: slow: [0-9.]+ s of processor time")));
  EXPECT_THAT(notes("b.db", std::chrono::hours(1)), IsEmpty());
}

TEST_F(SlowArticle, IsIndexedAsIfItWereFast) {
  static_cast<void>(notes("slow.db", std::chrono::milliseconds(0)));
  static_cast<void>(notes("fast.db", std::chrono::hours(1)));
  for (const char* file : {"docdata.glass", "postlist.glass", "position.glass", "columns"}) {
    EXPECT_EQ(read_file(folder_ / "slow.db/parts/000001" / file),
              read_file(folder_ / "fast.db/parts/000001" / file))
        << file;
  }
}

}  // namespace
}  // namespace newsdex
