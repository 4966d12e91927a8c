// A power cut at any point of a command, with any luck of what had reached the disk, leaves the
// state before the command or the one after it, and running the command again completes it. A cut
// after the command has reported success leaves the one after it.
//
// That this can fail is tested, too: a command that leaves out one kind of sync is found out.

#include <algorithm>
#include <functional>
#include <string_view>

#include <fmt/format.h>

#include "tests/faults/archive_state.h"
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

constexpr unsigned kSeed = 20250301;

class PowerLoss : public ScenarioTest {
 protected:
  void SetUp() override {
    ScenarioTest::SetUp();
    const fs::path log = folder_ / "log";
    start();
    disk_.emplace(work_);
    const Ending ending =
        run_preloaded({{kRootVariable, work_.string()}, {kLogVariable, log.string()}});
    ASSERT_EQ(ending.status, 0) << describe(GetParam().command, ending);
    calls_made_ = read_log(log);
  }

  /// Cuts the power after each of `calls`, or after some of them where `step` is not 1, and hands
  /// over where that was and what is left. Ends where `look` says so. Returns how many cuts.
  std::size_t cut_everywhere(const std::vector<LoggedCall>& calls, std::size_t step,
                             const std::function<bool(bool is_done)>& look) {
    Disk disk = *disk_;
    std::mt19937 random(kSeed);
    std::size_t points = 0;
    std::size_t cuts = 0;
    for (std::size_t done = 0; done < calls.size(); ++done) {
      disk.apply(calls[done]);
      const bool is_done = done + 1 == calls.size();
      for (const NamedLuck& luck : kLucks) {
        if (++points % step != 0 && !is_done) continue;
        SCOPED_TRACE(fmt::format("after call {} of {}, {}", done + 1, calls.size(), luck.name));
        disk.crash(luck.luck, random, crashed_);
        ++cuts;
        if (!look(is_done)) return cuts;
      }
    }
    return cuts;
  }

  /// What is wrong with what a power cut left; empty where nothing is.
  [[nodiscard]] std::string fault(bool is_done) const {
    const auto state = state_of(crashed_);
    if (state != after_ && (is_done || state != before_)) {
      return is_done ? "not what was reported as done" : "neither of the two states";
    }
    return before_ ? damages(crashed_ / "news.db") : std::string();
  }

  const fs::path crashed_ = folder_ / "crashed";
  std::optional<Disk> disk_;
  std::vector<LoggedCall> calls_made_;
};

TEST_P(PowerLoss, LeavesOneOfTwoStates) {
  static constexpr std::size_t kStepOfCi = 9;
  const std::size_t cuts = cut_everywhere(calls_made_, step_or(kStepOfCi), [&](bool is_done) {
    EXPECT_EQ(fault(is_done), "");
    expect_completion(crashed_);
    return !HasFailure();
  });
  fmt::print("{}: {} power cuts survived\n", GetParam().name, cuts);
}

/// A kind of sync, what goes where it is left out, and a command of which that can be seen.
struct Sync {
  const char* of;
  const char* loses;
  std::string_view command;             ///< name of a scenario
  bool (*is_it)(const fs::path& path);  ///< from the archive's folder, which is empty
};

bool is_part(const fs::path& path) {
  return path.parent_path() == "parts" && path.filename().string().find('.') == std::string::npos;
}

constexpr Sync kSyncs[] = {
    {"the files of a part", "articles, words and columns that archive.json has checksums of",
     "FirstIndex", [](const fs::path& path) { return is_part(path.parent_path()); }},
    {"the folder of a part", "the names of these files", "FirstIndex", is_part},
    {"parts/", "the names of parts and of lists of deleted articles", "Remove",
     [](const fs::path& path) { return path == "parts"; }},
    {"lists of deleted articles", "which articles were replaced or removed", "Remove",
     [](const fs::path& path) {
       return path.filename().string().find(".deleted.") != std::string::npos;
     }},
    {"tables", "corrections of names, and what was taken down", "Takedown",
     [](const fs::path& path) { return path.extension() == ".tsv"; }},
    {"archive.json", "the archive: an empty file takes the place of archive.json", "Remove",
     [](const fs::path& path) { return path == "archive.json.tmp"; }},
    {"the archive's folder", "a generation that was reported, or the name of a table of it",
     "Remove", [](const fs::path& path) { return path.empty(); }},
};

class LeftOutSync : public PowerLoss {};

TEST_P(LeftOutSync, IsNoticed) {
  const fs::path db = work_ / "news.db";
  for (const Sync& sync : kSyncs) {
    if (sync.command != GetParam().name) continue;
    SCOPED_TRACE(fmt::format("without a sync of {}, which loses {}", sync.of, sync.loses));
    std::vector<LoggedCall> calls = calls_made_;
    const auto left_out = std::erase_if(calls, [&](const LoggedCall& call) {
      const fs::path path = fs::path(call.path).lexically_relative(db);
      return call.op == Op::sync && sync.is_it(path == "." ? fs::path() : path);
    });
    EXPECT_GT(left_out, 0U) << "the command makes none";
    std::string found;
    cut_everywhere(calls, 1, [&](bool is_done) {
      found = fault(is_done);
      return found.empty();
    });
    EXPECT_NE(found, "");
  }
}

const auto by_name = [](const auto& row) { return std::string(row.param.name); };

/// The scenarios that kSyncs names.
std::vector<Scenario> telling_scenarios() {
  std::vector<Scenario> chosen;
  for (const Scenario& scenario : scenarios()) {
    if (std::any_of(std::begin(kSyncs), std::end(kSyncs),
                    [&](const Sync& sync) { return sync.command == scenario.name; })) {
      chosen.push_back(scenario);
    }
  }
  return chosen;
}

INSTANTIATE_TEST_SUITE_P(Commands, PowerLoss, testing::ValuesIn(scenarios()), by_name);
INSTANTIATE_TEST_SUITE_P(Commands, LeftOutSync, testing::ValuesIn(telling_scenarios()), by_name);

}  // namespace
}  // namespace newsdex::faults
