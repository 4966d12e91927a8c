// Changes that wait until they are over.

#pragma once

#include <chrono>
#include <map>
#include <string>

#include "indexer/path_set.h"

namespace newsdex {

/// A file that is still being written changes again and again: it is given out when it has been
/// quiet for a while.
class ChangeQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit ChangeQueue(std::chrono::milliseconds quiet) : quiet_(quiet) {}

  void add(const std::string& path, Time now) { changed_[path] = now; }

  /// Takes out what has been quiet until now.
  [[nodiscard]] PathSet take(Time now);

 private:
  std::chrono::milliseconds quiet_;
  std::map<std::string, Time> changed_;  ///< by path: last time
};

}  // namespace newsdex
