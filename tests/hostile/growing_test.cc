// Four times as much of anything takes at most so many times as long that it cannot be the square.

#include "tests/hostile/growing.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/support/limited_run.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

constexpr std::size_t kSmall = 200'000;  // bytes; with the greater one less than a text is cut at
constexpr std::size_t kTimes = 4;

/// Processor time in seconds that a program takes for this file.
double seconds_for(const std::string& bytes, const std::string& name) {
  const TemporaryFolder folder;
  std::ofstream(folder / name, std::ios::binary) << bytes;
  const LimitedRun run = run_limited(
      {NEWSDEX_PROGRAMS "/newsdex-index", "-q", "--jobs", "1", "--db", "db", "--dry-run", name},
      folder.path(), {.seconds = 60});
  EXPECT_LE(run.status, 2) << run.errors << " after " << run.seconds << " s";
  return run.seconds;
}

class Grown : public testing::TestWithParam<Growing> {};

// Linear is 4 times, the square 16; nothing may be nearer to that. What a machine does besides may
// make a single measurement longer, never shorter: of several the least counts.
TEST_P(Grown, FourfoldTakesNoSquareOfTheTime) {
  static constexpr double kMost = 8;
  static constexpr double kNoise = 0.04;  // seconds
  static constexpr int kTries = 4;
  const Growing& input = GetParam();
  double idle = 1000;
  double once = 1000;
  double fourfold = 1000;
  for (int i = 0; i < kTries; ++i) {
    idle = std::min(idle, seconds_for("Port closed\n\nIt rained.\n", "p.txt"));
    once = std::min(once, seconds_for(input.bytes(kSmall), input.file));
    fourfold = std::min(fourfold, seconds_for(input.bytes(kTimes * kSmall), input.file));
    if (fourfold - idle <= kMost * std::max(0.0, once - idle) + kNoise) break;
  }
  EXPECT_LE(fourfold - idle, kMost * std::max(0.0, once - idle) + kNoise);
  if (std::getenv("SHOW_POISON") != nullptr) {
    std::cout << input.name << ": " << once - idle << " s, fourfold " << fourfold - idle << " s\n";
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Grown, testing::ValuesIn(growing()),
                         [](const auto& input) { return std::string(input.param.name); });

}  // namespace
}  // namespace newsdex
