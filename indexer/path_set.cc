#include "indexer/path_set.h"

#include <utility>

namespace newsdex {

void PathSet::add(std::string path) {
  while (path.ends_with('/')) path.pop_back();  // the root is the empty path
  paths_.insert(std::move(path));
}

bool PathSet::covers(std::string_view path) const {
  while (!paths_.contains(path)) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return false;
    path = path.substr(0, slash);
    if (path.ends_with('!') && paths_.contains(path.substr(0, slash - 1))) return true;
  }
  return true;
}

}  // namespace newsdex
