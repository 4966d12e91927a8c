// Files and folders, and whatever lies in them.

#pragma once

#include <set>
#include <string>
#include <string_view>

namespace newsdex {

/// Paths are absolute and lexically normal, as Item::origin is; members of an archive have its path
/// and `!/` before their names.
class PathSet {
 public:
  /// A slash at the end means nothing.
  void add(std::string path);

  void add_all(const PathSet& other) { paths_.insert(other.paths_.begin(), other.paths_.end()); }

  /// Whether a path was added, or a folder or archive that it lies in.
  [[nodiscard]] bool covers(std::string_view path) const;

  [[nodiscard]] bool empty() const { return paths_.empty(); }

 private:
  std::set<std::string, std::less<>> paths_;
};

}  // namespace newsdex
