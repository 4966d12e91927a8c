// Every durable system call of a command fails, in every way; after each, the archive is in the
// state before the command or the one after it, and running the command again completes it.

#include <csignal>

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
  static constexpr std::size_t kPointsOfCi = 8;
  const std::size_t step = std::max<std::size_t>(1, allocations_ * step_or(1) / kPointsOfCi);
  for (std::size_t at = 1 + step / 2; at <= allocations_; at += step) {
    SCOPED_TRACE(fmt::format("no memory from allocation {} of {}", at, allocations_));
    start();
    const Ending ending = run_preloaded({{kMemoryVariable, std::to_string(at)}});
    SCOPED_TRACE(describe(GetParam().command, ending));
    // CRoaring 0.2.66 does not look whether it was given memory.
    EXPECT_TRUE(ending.signal == 0 || ending.signal == SIGSEGV) << "a crash";
    expect_one_of_two_states(work_);
    if (ending.status == 0) {
      EXPECT_TRUE(state_of(work_) == after_) << "reported as done";
    }
    expect_completion(work_);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Commands, EveryCall, testing::ValuesIn(scenarios()),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex::faults
