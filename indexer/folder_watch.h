// What changes in files and folders, as the kernel tells it (inotify).

#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/path_set.h"

namespace newsdex {

/// Watches what a walk of PATH arguments meets (path_walk.h): folders with all that is in them,
/// also those that come later; names that begin with a dot and archives are passed over, and what
/// links lead to. A PATH need not exist yet, its parent must.
class FolderWatch {
 public:
  /// Throws InputError where a path cannot be watched, and where the system allows no more watches.
  explicit FolderWatch(const std::vector<std::string>& paths);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// Waits for changes, at most so long; a signal ends it early. Absolute paths of files and
  /// folders that were written, came or went; of a folder everything in it may have changed. The
  /// PATHs themselves where the kernel could not keep up. Throws InputError likewise.
  [[nodiscard]] std::set<std::string> wait(std::chrono::milliseconds longest);

 private:
  struct Event {
    int watch = 0;
    std::uint32_t mask = 0;
    std::string name;  ///< in the watched folder; empty where it is about the folder itself
  };

  void add_folder(const std::string& folder);
  void add_tree(const std::string& top);
  void drop_tree(const std::string& top);
  void add_roots();
  void follow(const Event& event, std::set<std::string>& changed);
  void follow_in(const std::string& folder, const Event& event, std::set<std::string>& changed);

  int descriptor_;
  std::set<std::string> roots_;
  PathSet inside_;                                ///< roots_ and what lies under them
  std::map<int, std::set<std::string>> folders_;  ///< by watch: the names of one folder
};

}  // namespace newsdex
