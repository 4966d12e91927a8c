// Relations that hold between any answers of the programs, whatever the archive: over the sample
// archive, and over words and values that it holds itself.

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using nlohmann::json;

const std::string kCorpus = NEWSDEX_CORPUS;

/// What a program printed on stdout, and its exit status.
struct Run {
  std::string out;
  int status = 0;
};

std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

Run run(const std::string& program, const std::vector<std::string>& arguments) {
  std::string command = quoted(fmt::format("{}/newsdex-{}", NEWSDEX_PROGRAMS, program));
  for (const std::string& argument : arguments) command += " " + quoted(argument);
  Run result;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {"", -1};
  std::array<char, 65536> bytes{};
  while (const std::size_t size = std::fread(bytes.data(), 1, bytes.size(), pipe)) {
    result.out.append(bytes.data(), size);
  }
  result.status = WEXITSTATUS(::pclose(pipe));
  return result;
}

/// An archive in a folder of its own, gone with the object.
class TestArchive {
 public:
  explicit TestArchive(const std::vector<std::string>& paths,
                       const std::vector<std::string>& options = {}) {
    index(paths, options);
  }
  TestArchive(const TestArchive&) = delete;
  TestArchive& operator=(const TestArchive&) = delete;

  json index(std::vector<std::string> paths, const std::vector<std::string>& options = {}) const {
    std::vector<std::string> arguments{"-q", "--json", "--db", db()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    return json::parse(run("index", arguments).out);
  }

  [[nodiscard]] Run search(const std::vector<std::string>& words) const {
    std::vector<std::string> arguments{"-q", "--db", db(), "--now", "2025-03-01"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    return run("search", arguments);
  }

  [[nodiscard]] json answer(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--format", "json"});
    return json::parse(search(words).out);
  }

 private:
  [[nodiscard]] std::string db() const { return (folder_ / "news.db").string(); }

  TemporaryFolder folder_;
};

const TestArchive& corpus() {
  static const TestArchive archive({kCorpus});
  return archive;
}

std::vector<std::string> ids(const json& answer) {
  std::vector<std::string> out;
  for (const json& hit : answer.at("hits")) out.push_back(hit.at("id").get<std::string>());
  return out;
}

std::set<std::string> id_set(const json& answer) {
  const auto all = ids(answer);
  return {all.begin(), all.end()};
}

std::size_t total(const json& answer) { return answer.at("total").get<std::size_t>(); }

/// Queries of every kind, most with hits in the sample archive.
const std::vector<std::string> kQueries{"",
                                        "bridge",
                                        "dominica geothermal",
                                        "\"pool their search\"",
                                        "bridge OR ferry OR dam",
                                        "country:DM",
                                        "person:whitlock",
                                        "source:\"Meridian Wire\"",
                                        "lang:fr OR lang:de",
                                        "date:2024",
                                        "date:2024-05..2024-11 -dominica",
                                        "in:title bridge",
                                        "ferr*",
                                        "nosuchword"};

class EveryQuery : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryQuery, PagesMakeUpTheWhole) {
  const std::string& query = GetParam();
  for (const std::string sort : {"relevance", "newest", "oldest"}) {
    const auto page = [&](std::size_t offset, std::size_t limit) {
      return ids(corpus().answer({"--sort", sort, "--offset", std::to_string(offset), "-n",
                                  std::to_string(limit), query}));
    };
    const std::vector<std::string> whole = page(0, 0);
    std::vector<std::string> pages;
    for (std::size_t offset = 0; offset < whole.size(); offset += 7) {
      for (const std::string& id : page(offset, 7)) pages.push_back(id);
    }
    EXPECT_EQ(pages, whole) << sort;
    EXPECT_TRUE(page(whole.size(), 10).empty()) << sort;
  }
}

TEST_P(EveryQuery, TotalIsWhatAllListsHold) {
  const std::string& query = GetParam();
  const json all = corpus().answer({"-n", "0", query});
  EXPECT_EQ(ids(all).size(), total(all));
  EXPECT_EQ(id_set(all).size(), total(all));
  EXPECT_EQ(total(corpus().answer({"--view", "count", query})), total(all));
  EXPECT_EQ(corpus().search({"--view", "count", query}).out, fmt::format("{}\n", total(all)));
  EXPECT_EQ(corpus().search({query}).status, total(all) > 0 ? 0 : 1);

  const std::string lines = corpus().search({"--format", "jsonl", "-n", "0", query}).out;
  json hits = json::array();
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    hits.push_back(json::parse(lines.substr(begin, end - begin)));
    begin = end + 1;
  }
  EXPECT_EQ(hits, all.at("hits"));
}

TEST_P(EveryQuery, FiltersNeverAddHits) {
  const std::string& query = GetParam();
  const auto whole = id_set(corpus().answer({"-n", "0", query}));
  const std::vector<std::vector<std::string>> filters{
      {"--country", "US"},          {"--country", "US", "--country", "GB"},
      {"--cited", "Meridian Wire"}, {"--since", "2024-06"},
      {"--until", "2024-06"},       {"--person", "Jordan Whitlock"}};
  for (std::vector<std::string> words : filters) {
    const std::string name = fmt::format("{}", words.back());
    words.insert(words.end(), {"-n", "0", query});
    EXPECT_THAT(whole, ::testing::IsSupersetOf(id_set(corpus().answer(words)))) << name;
  }
}

TEST_P(EveryQuery, RowsCountWhatTheirValueSelects) {
  const std::string& query = GetParam();
  const json answer = corpus().answer({"--view", "facets", "--facet", "all:0", query});
  std::string batch;
  std::vector<std::size_t> counts;
  for (const auto& [name, facet] : answer.at("facets").items()) {
    EXPECT_EQ(facet.at("more"), 0) << name;
    // Values of a field of one value replace the query's own selections: asked for without them.
    if (facet.at("mode") == "or" && query.find(':') != std::string::npos) continue;
    for (const json& row : facet.at("values")) {
      counts.push_back(row.at("count").get<std::size_t>());
      batch += fmt::format("{}:\"{}\"\t{}{}:\"{}\"\n", name, row.at("value").get<std::string>(),
                           query.empty() ? "" : "(" + query + ") ", name,
                           row.at("value").get<std::string>());
    }
  }
  const TemporaryFolder folder;
  const std::string file = (folder / "queries").string();
  std::ofstream(file, std::ios::binary) << batch;
  const std::string lines =
      corpus().search({"--view", "count", "--format", "json", "--batch", file}).out;
  std::size_t row = 0;
  for (std::size_t begin = 0; begin < lines.size(); ++row) {
    const std::size_t end = lines.find('\n', begin);
    const json line = json::parse(lines.substr(begin, end - begin));
    ASSERT_TRUE(line.contains("total")) << line;
    ASSERT_LT(row, counts.size());
    EXPECT_EQ(total(line), counts[row]) << line.at("qid");
    begin = end + 1;
  }
  EXPECT_EQ(row, counts.size());
}

INSTANTIATE_TEST_SUITE_P(Relations, EveryQuery, ::testing::ValuesIn(kQueries),
                         [](const auto& row) { return fmt::format("Query{}", row.index); });

/// Everything that a user can see of an archive, without the number of its state.
json everything(const TestArchive& archive) {
  json answers = json::array();
  for (const std::string& query : kQueries) {
    json answer = archive.answer({"--view", "article", "-n", "0", "--facet", "all:0", query});
    answer.erase("generation");
    answers.push_back(std::move(answer));
  }
  return answers;
}

TEST(Searching, RefusesToDoTwoThingsInOneRun) {
  const TemporaryFolder folder;
  const std::string file = (folder / "file").string();
  const std::vector<std::vector<std::string>> wanted{{"--batch", kCorpus + "/README.md"},
                                                     {"--as-of", kCorpus + "/README.md"},
                                                     {"--why-not", "an-id"},
                                                     {"--receipt", file}};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    for (std::size_t j = 0; j < wanted.size(); ++j) {
      if (i == j) continue;
      std::vector<std::string> both = wanted[i];
      both.insert(both.end(), wanted[j].begin(), wanted[j].end());
      EXPECT_EQ(corpus().search(both).status, 2) << wanted[i][0] << wanted[j][0];
    }
  }
  for (const char* option : {"--batch", "--as-of"}) {
    EXPECT_EQ(corpus().search({option, kCorpus + "/README.md", "word"}).status, 2) << option;
  }
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Indexing, TwiceIsLikeOnce) {
  const TestArchive archive({kCorpus});
  const json before = everything(archive);
  const json summary = archive.index({kCorpus});
  EXPECT_EQ(summary.at("unchanged"), total(archive.answer({"--view", "count"})));
  EXPECT_EQ(summary.at("added"), 0);
  EXPECT_EQ(everything(archive), before);
}

TEST(Indexing, TakesAnyNumberOfThreads) {
  const json one = everything(TestArchive({kCorpus}, {"--jobs", "1"}));
  EXPECT_EQ(everything(TestArchive({kCorpus}, {"--jobs", "7"})), one);
}

TEST(Indexing, TakesPathsInAnyOrderAndInAnyNumberOfRuns) {
  // `path` is told from the parent of each argument, so all are named alike.
  const std::string plain = kCorpus + "/plain";
  const std::string jsonl = kCorpus + "/jsonl";
  const std::string marked = kCorpus + "/front-matter";
  const json whole = everything(TestArchive({plain, jsonl, marked}));
  EXPECT_EQ(everything(TestArchive({marked, jsonl, plain})), whole);
  const TestArchive parts({jsonl});
  parts.index({marked});
  parts.index({plain});
  EXPECT_EQ(everything(parts), whole);
}

/// `newsdex-index --watch` as a process, killed with the object.
class WatchingProgram {
 public:
  WatchingProgram(const std::string& db, const std::string& path) : process_(::fork()) {
    if (process_ != 0) return;
    const std::string program = fmt::format("{}/newsdex-index", NEWSDEX_PROGRAMS);
    ::execl(program.c_str(), program.c_str(), "-q", "--db", db.c_str(), "--watch", path.c_str(),
            static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ~WatchingProgram() {
    if (process_ > 0) (void)end(SIGKILL);
  }
  WatchingProgram(const WatchingProgram&) = delete;
  WatchingProgram& operator=(const WatchingProgram&) = delete;

  /// Sends a signal and gives the exit status, -1 where there is none.
  int end(int signal) {
    int status = 0;
    ::kill(process_, signal);
    ::waitpid(std::exchange(process_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t process_;
};

TEST(Indexing, AWatchTakesAFileThatComesAndEndsBySignal) {
  for (const auto& [signal, status] : {std::pair(SIGTERM, 143), std::pair(SIGINT, 130)}) {
    const TemporaryFolder folder;
    const std::string db = (folder / "news.db").string();
    std::ofstream(folder / "one.txt") << "Lock opens\n\nThe lock opened at noon.";
    WatchingProgram program(db, folder.path().string());
    const auto finds = [&](const std::string& word) {
      const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
      while (std::chrono::steady_clock::now() < deadline) {
        if (run("search", {"-q", "--db", db, "--view", "count", word}).out == "1\n") return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
      }
      return false;
    };
    ASSERT_TRUE(finds("lock"));
    std::ofstream(folder / "two.txt") << "Dam holds\n\nThe dam held at noon.";
    EXPECT_TRUE(finds("dam"));
    EXPECT_EQ(program.end(signal), status);
  }
}

TEST(Indexing, StandardInputIsNotWatched) {
  const TemporaryFolder folder;
  const std::string db = (folder / "news.db").string();
  EXPECT_EQ(run("index", {"-q", "--db", db, "--watch", "-"}).status, 2);
}

}  // namespace
}  // namespace newsdex
