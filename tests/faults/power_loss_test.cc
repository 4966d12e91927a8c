// A power cut at any point of a command, with any luck of what had reached the disk, leaves the
// state before the command or the one after it, and running the command again completes it.

#include <fmt/format.h>

#include "tests/faults/crash_log.h"
#include "tests/faults/fixture.h"
#include "tests/faults/shim.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;

struct NamedLuck {
  const char* name;
  Luck luck;
};

constexpr NamedLuck kLucks[] = {
    {"nothing unsynced", Luck::nothing},    {"names without bytes", Luck::names},
    {"the first changes", Luck::some},      {"any changes", Luck::anything},
    {"everything but the rest", Luck::all},
};

class PowerLoss : public ScenarioTest {};

TEST_P(PowerLoss, LeavesOneOfTwoStates) {
  static constexpr std::size_t kStepOfCi = 9;
  static constexpr unsigned kSeed = 20250301;
  const fs::path log = folder_ / "log";
  start();
  const Disk before(work_);
  const Ending ending =
      run_preloaded({{kRootVariable, work_.string()}, {kLogVariable, log.string()}});
  ASSERT_EQ(ending.status, 0) << describe(GetParam().command, ending);
  const std::vector<LoggedCall> calls = read_log(log);

  Disk disk = before;
  std::mt19937 random(kSeed);
  std::size_t tried = 0;
  const fs::path crashed = folder_ / "crashed";
  for (std::size_t done = 0; done < calls.size(); ++done) {
    disk.apply(calls[done]);
    for (const NamedLuck& luck : kLucks) {
      if ((++tried) % step_or(kStepOfCi) != 0) continue;
      SCOPED_TRACE(fmt::format("after call {} of {}, {}", done + 1, calls.size(), luck.name));
      disk.crash(luck.luck, random, crashed);
      expect_one_of_two_states(crashed);
      expect_completion(crashed);
      if (HasFailure()) return;
    }
  }
  fmt::print("{}: {} power cuts survived\n", GetParam().name, tried / step_or(kStepOfCi));
}

INSTANTIATE_TEST_SUITE_P(Commands, PowerLoss, testing::ValuesIn(scenarios()),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex::faults
