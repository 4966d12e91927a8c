#include "tests/faults/fixture.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "common/error.h"
#include "tests/faults/archive_state.h"
#include "tests/faults/shim.h"

namespace newsdex::faults {

namespace fs = std::filesystem;

std::size_t step_or(std::size_t step) {
  const char* given = std::getenv("NEWSDEX_FAULT_STEP");
  return given == nullptr ? step : std::max(1UL, std::strtoul(given, nullptr, 10));
}

unsigned long number_or(const char* variable, unsigned long otherwise) {
  const char* given = std::getenv(variable);
  return given == nullptr ? otherwise : std::strtoul(given, nullptr, 10);
}

void ScenarioTest::SetUp() {
  fs::create_directory(base_);
  GetParam().prepare(base_);
  before_ = state_of(base_);
  start();
  const fs::path counts = folder_ / "counts";
  const Ending ending = run_preloaded({{kCountsVariable, counts.string()}});
  ASSERT_EQ(ending.status, 0) << describe(GetParam().command, ending);
  std::ifstream(counts) >> calls_ >> allocations_ >> bitmap_allocations_;
  ASSERT_GT(calls_, 3U) << "the shim does not see what the command does";
  after_ = state_of(work_);
  ASSERT_TRUE(after_);
}

void ScenarioTest::start() const {
  fs::remove_all(work_);
  fs::copy(base_, work_, fs::copy_options::recursive);
}

Ending ScenarioTest::run_preloaded(const Environment& variables) const {
  Environment all{{kRootVariable, (work_ / "news.db").string()}};
  for (const auto& [name, value] : variables) all[name] = value;
  return run(GetParam().command, work_, all);
}

void ScenarioTest::expect_one_of_two_states(const fs::path& folder) const {
  const auto state = state_of(folder);
  EXPECT_TRUE(state == before_ || state == after_) << "neither of the two states";
  if (before_) {
    EXPECT_EQ(damages(folder / "news.db"), "");
  }
}

void ScenarioTest::expect_completion(const fs::path& folder) const {
  const Ending ending = run(GetParam().command, folder);
  EXPECT_GE(ending.status, 0) << describe(GetParam().command, ending);
  EXPECT_LE(ending.status, GetParam().again_at_most) << describe(GetParam().command, ending);
  EXPECT_TRUE(state_of(folder) == after_) << "not completed";
  EXPECT_EQ(damages(folder / "news.db"), "");
  EXPECT_EQ(unnamed_files(folder / "news.db"), std::vector<std::string>());
}

std::optional<std::string> ScenarioTest::state_of(const fs::path& folder) {
  try {
    return answers(folder / "news.db");
  } catch (const ArchiveError&) {
    return std::nullopt;
  }
}

}  // namespace newsdex::faults
