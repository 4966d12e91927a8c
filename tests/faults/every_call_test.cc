// Every durable system call of a command fails, in every way; after each, the archive is in the
// state before the command or the one after it, and running the command again completes it.

#include <algorithm>
#include <csignal>
#include <vector>

#include <fmt/format.h>

#include "tests/faults/fixture.h"
#include "tests/faults/shim.h"

namespace newsdex::faults {
namespace {

/// A way of failing, and what a message says of it; nullptr: the process is killed.
struct Fault {
  const char* kind;
  const char* says;
};

constexpr Fault kFaults[] = {
    {"kill", nullptr},
    {"tear", nullptr},
    {"full-once", "No space left on device"},
    {"full", "No space left on device"},
    {"io-error", "Input/output error"},
    {"io-errors", "Input/output error"},
    {"no-descriptors", "Too many open files"},
};

class EveryCall : public ScenarioTest {
 protected:
  void try_at(const Fault& fault, std::size_t call) {
    SCOPED_TRACE(fmt::format("{} at call {} of {}", fault.kind, call, calls_));
    start();
    const Ending ending =
        run_preloaded({{kKindVariable, fault.kind}, {kAtVariable, std::to_string(call)}});
    SCOPED_TRACE(describe(GetParam().command, ending));
    const bool is_killed = ending.signal == SIGKILL && fault.says == nullptr;
    EXPECT_TRUE(is_killed || ending.status == 0 || ending.status == 2 ||
                ending.status == GetParam().partly_done);
    expect_one_of_two_states(work_);
    if (ending.status == 0) {
      EXPECT_TRUE(state_of(work_) == after_) << "reported as done";
    }
    if (ending.status == 2) {
      EXPECT_NE(ending.err.find("error: "), std::string::npos);
      EXPECT_NE(ending.err.find(fault.says), std::string::npos);
    }
    expect_completion(work_);
  }

  /// Runs the command without memory, and again. Returns the signal that ended it, 0 for none.
  int try_without_memory(const Environment& variables) {
    start();
    const Ending ending = run_preloaded(variables);
    SCOPED_TRACE(describe(GetParam().command, ending));
    expect_one_of_two_states(work_);
    if (ending.status == 0) {
      EXPECT_TRUE(state_of(work_) == after_) << "reported as done";
    }
    expect_completion(work_);
    return ending.signal;
  }

  /// Some of `count` numbers from 1, all over them.
  static std::vector<std::size_t> points(std::size_t count) {
    static constexpr std::size_t kPointsOfCi = 8;
    const std::size_t most = step_or(2) == 1 ? 20 * kPointsOfCi : kPointsOfCi;
    const std::size_t step = std::max<std::size_t>(1, count / most);
    std::vector<std::size_t> found;
    for (std::size_t at = 1 + step / 2; at <= count; at += step) found.push_back(at);
    return found;
  }
};

TEST_P(EveryCall, FailsIntoOneOfTwoStatesAndCompletes) {
  static constexpr std::size_t kStepOfCi = 11;
  std::size_t tried = 0;
  for (const Fault& fault : kFaults) {
    // Each way begins elsewhere, so that together they meet more calls.
    for (std::size_t call = 1 + tried % step_or(kStepOfCi); call <= calls_;
         call += step_or(kStepOfCi)) {
      try_at(fault, call);
      ++tried;
      if (HasFailure()) return;
    }
  }
  fmt::print("{}: {} calls, {} faults survived\n", GetParam().name, calls_, tried);
}

// From some allocation on, none of a page or more succeeds.
TEST_P(EveryCall, RunsOutOfMemoryIntoOneOfTwoStatesAndCompletes) {
  for (const std::size_t at : points(allocations_)) {
    SCOPED_TRACE(fmt::format("no memory from allocation {} of {}", at, allocations_));
    EXPECT_EQ(try_without_memory({{kMemoryVariable, std::to_string(at)}}), 0) << "a crash";
    if (HasFailure()) return;
  }
}

// CRoaring 0.2.66 does not look whether it was given memory, and cannot be told to: it writes to an
// address in the first pages, or fails an assertion of its own; either ends the process.
// SECURITY.md says so. Nothing is lost by it.
TEST_P(EveryCall, CrashesForWantOfMemoryForBitmapsIntoOneOfTwoStatesAndCompletes) {
  std::size_t crashes = 0;
  for (const std::size_t at : points(bitmap_allocations_)) {
    SCOPED_TRACE(
        fmt::format("no memory for bitmaps from allocation {} of {}", at, bitmap_allocations_));
    const int signal = try_without_memory({{kBitmapMemoryVariable, std::to_string(at)}});
    EXPECT_TRUE(signal == 0 || signal == SIGSEGV || signal == SIGABRT) << signal;
    if (signal != 0) ++crashes;
    if (HasFailure()) return;
  }
  fmt::print("{}: {} allocations for bitmaps, {} crashes survived\n", GetParam().name,
             bitmap_allocations_, crashes);
}

INSTANTIATE_TEST_SUITE_P(Commands, EveryCall, testing::ValuesIn(scenarios()),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex::faults
