// Many readers beside an indexer that publishes without a pause: no error reaches any of them, and
// what one answer says is of one generation.
//
// NEWSDEX_FAULT_SECONDS says how long (scripts/soak.sh).

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "common/archive/manifest.h"
#include "tests/faults/archive_state.h"
#include "tests/faults/fixture.h"
#include "tests/faults/shim.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kArticles = 5;

std::chrono::seconds duration() {
  static constexpr long kSecondsOfCi = 4;
  const char* given = std::getenv("NEWSDEX_FAULT_SECONDS");
  return std::chrono::seconds(given == nullptr ? kSecondsOfCi : std::atol(given));
}

/// The word `versionN` of a text.
std::string version_in(const std::string& text) {
  const std::size_t at = text.find("version");
  return at == std::string::npos
             ? ""
             : text.substr(at, text.find_first_not_of("0123456789", at + 7) - at);
}

/// What is wrong with an answer over all articles; empty where nothing is.
std::string fault_of(const Ending& ending) {
  if (ending.status != 0 || !ending.err.empty()) return describe({"search"}, ending);
  const json answer = json::parse(ending.out);
  if (answer.at("total") != kArticles || answer.at("hits").size() != kArticles)
    return "articles: " + ending.out;
  std::string version;
  for (const json& hit : answer.at("hits")) {
    const std::string own = version_in(hit.at("text"));
    if (version.empty()) version = own;
    if (own != version) return "hits of two generations: " + version + ", " + own;
  }
  const json& values = answer.at("facets").at("section").at("values");
  if (values.size() != 1 || values[0].at("value") != version ||
      values[0].at("count") != kArticles) {
    return "a facet of another generation than " + version + ": " + values.dump();
  }
  return {};
}

TEST(Readers, NeverMeetAnErrorOrTwoGenerationsAtOnce) {
  static constexpr int kReaders = 10;
  const TemporaryFolder folder;
  const auto publish = [&](int version) {
    write_articles(folder / "all.jsonl", {1, 2, 3, 4, 5}, version);
    must({"index", "-q", "--jobs", "1", "--db", "news.db", "all.jsonl"}, folder.path());
  };
  publish(1);
  std::atomic<bool> is_over{false};
  std::atomic<int> answers_read{0};
  std::vector<std::string> faults(kReaders);
  std::vector<std::thread> readers;
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&, i] {
      while (!is_over && faults[static_cast<std::size_t>(i)].empty()) {
        faults[static_cast<std::size_t>(i)] =
            fault_of(run({"search", "--db", "news.db", "--format", "json", "--view", "article",
                          "--facet", "section:0", "-n", "0", "harbour"},
                         folder.path()));
        ++answers_read;
      }
    });
  }
  const auto end = std::chrono::steady_clock::now() + duration();
  int version = 1;
  while (std::chrono::steady_clock::now() < end) publish(++version);
  is_over = true;
  for (std::thread& reader : readers) reader.join();
  for (const std::string& fault : faults) EXPECT_EQ(fault, "");
  publish(++version);
  EXPECT_EQ(unnamed_files(folder / "news.db"), std::vector<std::string>())
      << "old parts go once no reader holds them";
  EXPECT_GT(version, 3);
  fmt::print("{} answers beside {} runs, each of one generation\n", answers_read.load(), version);
}

TEST(Writers, KeepASecondOneOutAndSayWhoHoldsTheArchive) {
  const TemporaryFolder folder;
  write_articles(folder / "first.jsonl", {1});
  must({"index", "-q", "--db", "news.db", "first.jsonl"}, folder.path());
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  Process first({"index", "-q", "--db", "news.db", "first.jsonl", "pipe"}, folder.path());
  std::ofstream pipe(folder / "pipe");  // opened when the other end is: then the lock is held
  const auto begin = std::chrono::steady_clock::now();
  for (const Command& command :
       std::vector<Command>{{"index", "--db", "news.db", "first.jsonl"},
                            {"admin", "--db", "news.db", "compact"},
                            {"admin", "--db", "news.db", "takedown", "a1"},
                            {"admin", "--db", "news.db", "restore-columns"}}) {
    const Ending second = run(command, folder.path());
    EXPECT_EQ(second.status, 2);
    EXPECT_NE(second.err.find(fmt::format("is being written by process {}", first.id())),
              std::string::npos)
        << describe(command, second);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << "no waiting";
  pipe << R"({"id":"late","text":"The ferry stopped for the winter."})" << '\n';
  pipe.close();
  EXPECT_EQ(first.wait().status, 0);
}

TEST(Writers, WarnOfNetworkFileSystems) {
  const TemporaryFolder folder;
  write_articles(folder / "first.jsonl", {1});
  for (const Command& command : std::vector<Command>{{"index", "--db", "news.db", "first.jsonl"},
                                                     {"admin", "--db", "news.db", "compact"}}) {
    const Ending ending = run(command, folder.path(), {{kNetworkVariable, "1"}});
    EXPECT_EQ(ending.status, 0) << describe(command, ending);
    EXPECT_NE(ending.err.find("news.db: is on NFS"), std::string::npos) << ending.err;
  }
  EXPECT_EQ(
      run({"admin", "--db", "news.db", "stats"}, folder.path(), {{kNetworkVariable, "1"}}).err, "");
}

}  // namespace
}  // namespace newsdex::faults
