// The files under one PATH argument.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/item.h"
#include "indexer/path_set.h"

namespace newsdex {

/// A file to read, or a place that cannot be read.
struct WalkEntry {
  std::string path;    ///< relative to the parent of the PATH argument
  std::string origin;  ///< absolute, lexically normal; `-` for standard input
  bool named = false;  ///< is the PATH argument itself, not found by walking
  std::optional<Problem> problem = std::nullopt;  ///< why it is no file to read
};

/// Walks a path. A folder's files come in byte order of their paths. Names that begin with a dot
/// and folders that hold an `archive.json` are passed over. Links to files are followed, links to
/// folders only if they are the PATH itself: so a walk ends.
class PathWalk {
 public:
  explicit PathWalk(const std::string& path);

  [[nodiscard]] std::optional<WalkEntry> next();

 private:
  void push_folder(const WalkEntry& folder);

  std::vector<WalkEntry>
      pending_;  ///< a stack: the next one is last; a folder's origin ends in `/`
};

/// A path as `origin` has it, without a slash at its end unless it is the root.
[[nodiscard]] std::string absolute_path(const std::string& path);

/// What lies under PATH arguments, standard input apart.
[[nodiscard]] PathSet roots_of(const std::vector<std::string>& paths);

}  // namespace newsdex
