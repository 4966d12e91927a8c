// Hundreds of malformed files: each read by itself, and all of them in one run, within 5 seconds of
// processor time and 512 MB.

#include "tests/hostile/malformed.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/limited_run.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

const std::vector<MalformedFile>& files() {
  static const std::vector<MalformedFile> kFiles =
      malformed_files(NEWSDEX_SOURCE_DIR "/corpus/articles");
  return kFiles;
}

void write(const std::filesystem::path& folder, const MalformedFile& file) {
  std::ofstream(folder / file.name, std::ios::binary)
      .write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
}

TEST(MalformedFiles, AreMoreThanThreeHundredAndAllDifferent) {
  std::set<std::string> names;
  for (const MalformedFile& file : files()) names.insert(file.name);
  EXPECT_GE(files().size(), 300U);
  EXPECT_EQ(names.size(), files().size());
}

TEST(MalformedFiles, AreEachReadOrRefusedByName) {
  const TemporaryFolder folder;
  double slowest = 0;
  std::size_t largest = 0;
  for (const MalformedFile& file : files()) {
    write(folder.path(), file);
    const LimitedRun run = run_limited(
        {NEWSDEX_PROGRAMS "/newsdex-index", "--db", "db", "--dry-run", file.name}, folder.path());
    EXPECT_LE(run.status, 2) << file.name << ": " << run.errors << " after " << run.seconds << " s";
    EXPECT_TRUE(run.status == 0 || run.errors.find(file.name) != std::string::npos) << run.errors;
    EXPECT_EQ(run.errors.find('\x1b'), std::string::npos) << file.name;
    slowest = std::max(slowest, run.seconds);
    largest = std::max(largest, run.peak_bytes);
    std::filesystem::remove(folder / file.name);
  }
  std::cout << files().size() << " files, the slowest " << slowest << " s, the largest "
            << (largest >> 20U) << " MB\n";
}

TEST(MalformedFiles, AreReadInOneRunWhoseLedgerNamesEach) {
  constexpr unsigned kSeconds = 60;  // for all of them
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "in");
  for (const MalformedFile& file : files()) write(folder / "in", file);
  const LimitedRun run =
      run_limited({NEWSDEX_PROGRAMS "/newsdex-index", "-q", "--ledger", "ledger", "in"},
                  folder.path(), {.seconds = kSeconds});
  EXPECT_EQ(run.status, 1) << run.errors;

  std::set<std::string> told;
  std::ifstream ledger(folder / "ledger");
  for (std::string line; std::getline(ledger, line);) {
    const auto entry = nlohmann::json::parse(line);
    const std::string path = entry["path"];
    told.insert(path.substr(3, path.find('!') - 3));
    const std::string status = entry["status"];
    EXPECT_TRUE((status != "failed" && status != "skipped") || entry["reason"].is_string()) << line;
  }
  for (const MalformedFile& file : files()) EXPECT_TRUE(told.contains(file.name)) << file.name;
}

}  // namespace
}  // namespace newsdex
