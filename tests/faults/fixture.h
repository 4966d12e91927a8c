// A command, the archive that it finds, and the two states that it may leave.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "tests/faults/scenarios.h"
#include "tests/support/temporary_folder.h"

namespace newsdex::faults {

/// How many of the points of a test to go on by: NEWSDEX_FAULT_STEP, or `step` where that is not
/// set. 1 tries all of them (scripts/soak.sh).
[[nodiscard]] std::size_t step_or(std::size_t step);

/// The number in an environment variable, or `otherwise` where that is not set (scripts/soak.sh).
[[nodiscard]] unsigned long number_or(const char* variable, unsigned long otherwise);

class ScenarioTest : public testing::TestWithParam<Scenario> {
 protected:
  /// Makes the archive, and runs the command on a copy of it with nothing in its way.
  void SetUp() override;

  /// Puts a fresh copy of what the command finds into `work_`.
  void start() const;

  /// Runs the command on `work_` with the shim.
  [[nodiscard]] Ending run_preloaded(const Environment& variables) const;

  /// The archive in `folder` has to be in the state before the command or after it, and sound.
  void expect_one_of_two_states(const std::filesystem::path& folder) const;

  /// Runs the command in `folder` once more; then everything has to be done, and nothing twice.
  void expect_completion(const std::filesystem::path& folder) const;

  /// What the archive in `folder` answers; nothing where it does not open.
  [[nodiscard]] static std::optional<std::string> state_of(const std::filesystem::path& folder);

  const TemporaryFolder folder_;
  const std::filesystem::path base_ = folder_ / "base";
  const std::filesystem::path work_ = folder_ / "work";
  std::optional<std::string> before_;  ///< nothing where the command finds a damaged archive
  std::optional<std::string> after_;
  std::size_t calls_ = 0;               ///< durable system calls of the command
  std::size_t allocations_ = 0;         ///< of memory, without
  std::size_t bitmap_allocations_ = 0;  ///< those of CRoaring
};

}  // namespace newsdex::faults
