// Articles that are made to stop an indexer: too deep, too many, too long, or lying.

#pragma once

#include <span>
#include <string>

namespace newsdex {

struct Poison {
  const char* name;
  const char* file;        ///< its name, which says the format
  std::string (*bytes)();  ///< made when asked for: some have 100 MB
  const char* ends;        ///< `STATUS` or `STATUS: REASON`, the beginning of how its first item
                           ///< ends; of several endings the first that is not `added`
};

[[nodiscard]] std::span<const Poison> poisons();

}  // namespace newsdex
