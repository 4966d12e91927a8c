// The log as JSON: every line of every program is one object, whatever names and inputs hold.

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/limited_run.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr const char* kHostileName = "a\n\x1b[31m\"\\\xc2\x9b\xff\xe2\x80\xae.json";

class JsonLog : public testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(folder_ / "good.txt") << "Port closed\n\nIt rained.\n";
    std::ofstream(folder_ / kHostileName) << "{\"body\":";
    std::ofstream(folder_ / "a.bin") << std::string(
        "\x7f"
        "ELF\0\0",
        6);
    static_cast<void>(run({"index", "-q", "--db", "news.db", "good.txt"}));
  }

  [[nodiscard]] LimitedRun run(std::vector<std::string> words) const {
    words[0] = NEWSDEX_PROGRAMS "/newsdex-" + words[0];
    return run_limited(words, folder_.path());
  }

  /// The objects of the log; a failure for a line that is none.
  static std::vector<json> objects(const std::string& log) {
    std::vector<json> all;
    std::istringstream lines(log);
    for (std::string line; std::getline(lines, line);) {
      const json object = json::parse(line, nullptr, false);
      EXPECT_TRUE(object.is_object()) << line;
      EXPECT_TRUE(std::all_of(line.begin(), line.end(), [](char c) {
        return c >= ' ' && c < 0x7f;
      })) << line;
      if (object.is_object()) all.push_back(object);
    }
    return all;
  }

  const TemporaryFolder folder_;
};

TEST_F(JsonLog, IsAnObjectALine) {
  const struct {
    std::vector<std::string> words;
    const char* level;
    const char* says;  ///< one of its messages
  } rows[] = {
      {{"index", "--db", "a.db", "good.txt"}, "info", " (0.0 MB in "},
      {{"index", "--db", "b.db", kHostileName, "good.txt"}, "warning", "failed: "},
      {{"index", "-v", "--db", "c.db", "."}, "info", "skipped: "},
      {{"index", "--db", "d.db", "none.txt"}, "warning", "none.txt: failed"},
      {{"index", "--db", "d.db"}, "error", "no PATH given"},
      {{"index", "--limit", "page=1", "good.txt"}, "error", "out of its range"},
      {{"index", "--no-such-option"}, "error", "--no-such-option"},
      {{"index", "--jobs", "many", "good.txt"}, "error", "--jobs"},
      {{"index", "--db", "good.txt", "good.txt"}, "error", "good.txt"},
      {{"admin", "--db", "none.db", "stats"}, "error", "none.db"},
      {{"admin", "--db", kHostileName, "stats"}, "error", "json"},
      {{"search", "--db", "none.db", "port"}, "error", "none.db"},
      {{"search", "--db", "news.db", "persn:\x1b[31m\"x"}, "info", "persn"},
      {{"search", "--db", "news.db", "--explain", "port and rain"}, "info", "port"},
      {{"serve", "--listen", "nowhere"}, "error", "nowhere"},
  };
  for (const auto& row : rows) {
    for (const bool at_once : {true, false}) {
      std::vector<std::string> words = row.words;
      const std::vector<std::string> option =
          at_once ? std::vector<std::string>{"--log-format=json"}
                  : std::vector<std::string>{"--log-format", "json"};
      words.insert(words.begin() + 1, option.begin(), option.end());
      const LimitedRun ended = run(words);
      const auto log = objects(ended.errors);
      EXPECT_TRUE(std::any_of(log.begin(), log.end(),
                              [&](const json& object) {
                                return object["level"] == row.level &&
                                       object["message"].get<std::string>().find(row.says) !=
                                           std::string::npos;
                              }))
          << row.says << " in\n"
          << ended.errors;
      for (const json& object : log) {
        EXPECT_EQ(object["program"], "newsdex-" + row.words[0]);
        EXPECT_THAT(object["time"].get<std::string>(),
                    testing::MatchesRegex("....-..-..T..:..:..\\....Z"));
      }
    }
  }
}

TEST_F(JsonLog, HasPlaceAndReasonAsFields) {
  std::ofstream(folder_ / "two.jsonl") << "{\"id\":\"a\",\"body\":\"It rained.\"}\nno JSON\n";
  const auto log =
      objects(run({"index", "--log-format", "json", "--db", "a.db", "two.jsonl"}).errors);
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[0]["path"], "two.jsonl");
  EXPECT_EQ(log[0]["line"], 2);
  EXPECT_EQ(log[0]["status"], "failed");
  EXPECT_THAT(log[0]["reason"].get<std::string>(), HasSubstr("not valid JSON"));
}

TEST_F(JsonLog, HasTheHintOfAnErrorAsAField) {
  const auto log = objects(run({"index", "--log-format", "json"}).errors);
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0]["message"], "no PATH given");
  EXPECT_THAT(log[0]["hint"].get<std::string>(), HasSubstr("name files or folders"));
}

TEST_F(JsonLog, IsSilentWhereQuietButForErrors) {
  EXPECT_EQ(
      run({"index", "-q", "--log-format", "json", "--db", "a.db", kHostileName, "good.txt"}).errors,
      "");
  EXPECT_EQ(objects(run({"index", "-q", "--log-format", "json"}).errors).size(), 1U);
}

TEST_F(JsonLog, LeavesResultsAndTheLogForPeopleAlone) {
  const std::vector<std::string> words{"search", "--db", "news.db", "--format", "json", "port"};
  std::vector<std::string> with_log = words;
  with_log.insert(with_log.begin() + 1, "--log-format=json");
  EXPECT_EQ(run(words).output, run(with_log).output);
  EXPECT_EQ(run({"index"}).errors.substr(0, 36), "newsdex-index: error: no PATH given\n");
  // What stands behind -- is no option.
  EXPECT_EQ(run({"index", "--db", "", "--", "--log-format=json"}).errors.substr(0, 21),
            "newsdex-index: error:");
}

}  // namespace
}  // namespace newsdex
