// Runs a program of ours in a process of its own, with bounds on time and memory.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace newsdex {

struct RunLimits {
  unsigned seconds = 5;                                ///< of processor time, all threads together
  std::size_t address_space = std::size_t{512} << 20;  ///< bytes
};

struct LimitedRun {
  int status = -1;  ///< of its exit; 128 + N where the signal N ended it
  std::string output;
  std::string errors;
  double seconds = 0;          ///< of processor time
  std::size_t peak_bytes = 0;  ///< of memory that it held at once
};

/// `arguments` begin with the program's path. Nothing is on its standard input. Throws
/// std::runtime_error where it cannot be started.
[[nodiscard]] LimitedRun run_limited(const std::vector<std::string>& arguments,
                                     const std::string& folder, const RunLimits& limits = {});

}  // namespace newsdex
