// The one writer's lock of an archive.

#pragma once

#include <filesystem>

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

}  // namespace newsdex
