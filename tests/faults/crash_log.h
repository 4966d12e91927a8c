// What a program did to the files of an archive, as the shim logged it, and the states of the disk
// that a power cut in the middle of it can leave.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/faults/shim.h"

namespace newsdex::faults {

struct LoggedCall {
  Op op = Op::sync;
  std::string path;
  std::string other;
  std::uint64_t offset = 0;
  std::string data;
};

/// Throws std::runtime_error where the file is no log.
[[nodiscard]] std::vector<LoggedCall> read_log(const std::filesystem::path& file);

/// How much of what was not synced reaches the disk.
enum class Luck {
  nothing,   ///< only what was synced
  names,     ///< names and sizes, but none of the bytes written since
  some,      ///< of each folder the first few changes, of each file any sectors: like ext4
  anything,  ///< of each folder any changes, in any order: the weakest that POSIX allows
  all,
};

/// A disk that knows what has been synced. Files are numbered, so that names may come and go.
///
/// A sync of a file makes its bytes durable, and a sync of a folder the names in it: nothing else
/// is durable. A rename is one change of its folder, seen whole or not at all.
class Disk {
 public:
  /// All that stands below `folder` now, durably.
  explicit Disk(const std::filesystem::path& folder);

  void apply(const LoggedCall& call);

  /// Writes what a power cut now leaves below `folder`, which is emptied first.
  void crash(Luck luck, std::mt19937& random, const std::filesystem::path& folder) const;

 private:
  struct Change {  ///< of the bytes of a file
    std::uint64_t offset = 0;
    std::string data;
    bool truncates = false;
  };
  struct File {
    std::string durable;
    std::vector<Change> pending;
  };
  struct NameChange {  ///< in one folder, by paths; 0: no such name any more
    std::string name;  ///< which then means `file`
    int file = 0;
    std::string old_name;  ///< that a rename takes away; else empty
  };
  struct Folder {
    std::map<std::string, int> durable;
    std::vector<NameChange> pending;
  };

  static constexpr int kFolder = -1;  ///< in the place of a file's number

  [[nodiscard]] static std::string bytes_of(const File& file, Luck luck, std::mt19937& random);
  [[nodiscard]] static std::map<std::string, int> names_of(const Folder& folder, Luck luck,
                                                           std::mt19937& random);
  void change_name(const std::string& path, int file, const std::string& old_path = {});

  std::string root_;
  std::map<int, File> files_;
  std::map<std::string, Folder> folders_;  ///< by path; one that is gone stays here unnamed
  std::map<std::string, int> now_;         ///< what paths mean to a running program
  int next_file_ = 1;
};

}  // namespace newsdex::faults
