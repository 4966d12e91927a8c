// The one writer's lock of an archive.

#pragma once

#include <filesystem>
#include <string>

namespace newsdex {

/// Held from construction to destruction; released by the kernel if the process dies. Throws
/// ArchiveError that names the other writer's process where it is taken.
class WriterLock {
 public:
  explicit WriterLock(const std::filesystem::path& folder);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int descriptor_;
};

/// What to tell somebody who writes to an archive in `folder`, there or to be, on a network file
/// system: a lock may not be seen by other machines. Empty on a local one, and where that cannot be
/// told. It is said and not refused, since there are network file systems whose locks hold.
[[nodiscard]] std::string network_warning(const std::filesystem::path& folder);

}  // namespace newsdex
