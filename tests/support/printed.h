// What newsdex-search prints of an archive.

#pragma once

#include <string>
#include <vector>

#include "search/engine.h"

namespace newsdex {

struct Printed {
  std::string out;
  std::string talk;  ///< hints and the like, which the program prints to standard error
};

/// Answers what the arguments ask, uncoloured, with 1 March 2025 as today. `qid` as of a batch.
[[nodiscard]] Printed printed(Engine& engine, const std::vector<std::string>& arguments,
                              const std::string& qid = {});

}  // namespace newsdex
