// Killed at random, again and again, without ever starting afresh: what was reported as done is
// there, what was under way is there or not, and nothing else has changed.
//
// NEWSDEX_FAULT_KILLS says how many (scripts/soak.sh), NEWSDEX_FAULT_SEED begins another history.

#include <csignal>
#include <map>
#include <random>

#include <fmt/format.h>

#include "common/archive/archive.h"
#include "tests/faults/archive_state.h"
#include "tests/faults/fixture.h"
#include "tests/faults/shim.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;

/// Versions of articles by id.
using Content = std::map<std::string, std::string>;

Content content_of(const fs::path& db) {
  Content content;
  if (!is_archive(db)) return content;
  const Archive archive = Archive::open(db);
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) {
      const Article article = part.record(docid).article;
      const std::size_t at = article.text.find("version");
      const auto [entry, is_new] =
          content.emplace(article.id, article.text.substr(at, article.text.find('.', at) - at));
      EXPECT_TRUE(is_new) << article.id << " is there twice";
    }
  }
  return content;
}

/// One thing to do, and what it makes of the content.
struct Deed {
  Command command;
  Content result;
};

/// Any of the commands that write, on articles out of a few.
Deed choose(std::mt19937& random, const Content& content, const fs::path& folder, int version) {
  static constexpr unsigned kArticles = 12;
  const auto any = [&] { return static_cast<int>(random() % kArticles); };
  Deed deed{{}, content};
  switch (random() % 6) {
    case 0: {
      const std::string id = fmt::format("a{}", any());
      deed.command = {"admin", "--db", "news.db", "remove", id};
      deed.result.erase(id);
      break;
    }
    case 1:
      deed.command = {"admin", "--db", "news.db", "compact"};
      break;
    default: {
      const std::vector<int> numbers{any(), static_cast<int>(kArticles), any() + 100};
      write_articles(folder / "next.jsonl", numbers, version);
      deed.command = {"index", "-q", "--jobs", "1", "--db", "news.db", "next.jsonl"};
      for (const int number : numbers)
        deed.result[fmt::format("a{}", number)] = fmt::format("version{}", version);
    }
  }
  return deed;
}

TEST(Kills, LoseNothingThatWasReportedAndLeaveNothingHalf) {
  const unsigned long kills = number_or("NEWSDEX_FAULT_KILLS", 40);
  const unsigned long seed = number_or("NEWSDEX_FAULT_SEED", 20250301);
  SCOPED_TRACE(fmt::format("seed {}", seed));
  std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
  const TemporaryFolder folder;
  const fs::path db = folder / "news.db";
  write_articles(folder / "first.jsonl", {1, 2, 3});
  must({"index", "-q", "--db", "news.db", "first.jsonl"}, folder.path());
  Content content = content_of(db);
  ASSERT_EQ(content.size(), 3U);

  unsigned long killed = 0;
  for (int version = 2; killed < kills; ++version) {
    static constexpr unsigned kCallsToReach = 120;
    const Deed deed = choose(random, content, folder.path(), version);
    const Ending ending = run(deed.command, folder.path(),
                              {{kRootVariable, db.string()},
                               {kKindVariable, random() % 2 == 0 ? "kill" : "tear"},
                               {kAtVariable, std::to_string(1 + random() % kCallsToReach)}});
    SCOPED_TRACE(fmt::format("after {} kills: {}", killed, describe(deed.command, ending)));
    const Content found = content_of(db);
    if (ending.signal == SIGKILL) {
      ++killed;
      EXPECT_TRUE(found == content || found == deed.result) << "neither before nor after";
    } else {
      EXPECT_LE(ending.status, 1);
      EXPECT_EQ(found, deed.result) << "reported as done";
    }
    EXPECT_EQ(damages(db), "");
    if (testing::Test::HasFailure()) return;
    content = found;
  }
  fmt::print("{} kills survived\n", killed);
}

}  // namespace
}  // namespace newsdex::faults
