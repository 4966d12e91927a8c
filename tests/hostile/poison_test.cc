// One poison among good articles: they are indexed, it ends as it should, with little time and
// memory.

#include "tests/hostile/poison.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/limited_run.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

struct Ending {
  std::string path;
  std::string text;  ///< `STATUS` or `STATUS: REASON`
};

std::vector<Ending> ledger(const std::filesystem::path& path) {
  std::vector<Ending> endings;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto entry = nlohmann::json::parse(line);
    std::string text = entry["status"];
    if (entry["reason"].is_string()) text += ": " + entry["reason"].get<std::string>();
    endings.push_back({entry["path"], std::move(text)});
  }
  return endings;
}

class Poisoned : public testing::TestWithParam<Poison> {};

TEST_P(Poisoned, EndsAndHarmsNoOther) {
  const Poison& poison = GetParam();
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "in");
  write(folder / "in/a.txt", "Bridge opened\n\nThe mayor opened the bridge.\n");
  write(folder / ("in/" + std::string(poison.file)), poison.bytes());
  write(folder / "in/z.txt", "Bridge closed\n\nThe mayor closed the bridge.\n");
  const LimitedRun run =
      run_limited({NEWSDEX_PROGRAMS "/newsdex-index", "--ledger", "ledger", "in"}, folder.path());
  if (std::getenv("SHOW_POISON") != nullptr) {
    std::cout << poison.name << ": " << run.seconds << " s, " << (run.peak_bytes >> 20U) << " MB\n";
  }
  ASSERT_LE(run.status, 1) << run.errors << " after " << run.seconds << " s";

  std::string ends;
  std::size_t good = 0;
  for (const auto& [path, text] : ledger(folder / "ledger")) {
    if (path == "in/a.txt" || path == "in/z.txt") {
      EXPECT_EQ(text, "added") << path;
      ++good;
    } else if (ends.empty() || ends == "added") {
      ends = text;
    }
  }
  EXPECT_EQ(good, 2U);
  EXPECT_TRUE(ends.starts_with(poison.ends)) << ends.substr(0, 300);
}

INSTANTIATE_TEST_SUITE_P(Of, Poisoned, testing::ValuesIn(poisons()),
                         [](const auto& poison) { return std::string(poison.param.name); });

}  // namespace
}  // namespace newsdex
