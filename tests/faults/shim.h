// What the shim and the tests that preload it agree on: environment variables, and the log.

#pragma once

#include <cstdint>

namespace newsdex::faults {

/// The folder whose files count; calls on anything else are let through unseen.
inline constexpr const char* kRootVariable = "NEWSDEX_FAULT_ROOT";
/// Which counted call fails, from 1; absent: none.
inline constexpr const char* kAtVariable = "NEWSDEX_FAULT_AT";
/// How: one of the names of kFaults.
inline constexpr const char* kKindVariable = "NEWSDEX_FAULT_KIND";
/// A file that every counted call is added to, as it was done.
inline constexpr const char* kLogVariable = "NEWSDEX_FAULT_LOG";
/// The number of the allocation that fails; after it none of a page or more succeeds. Those of
/// CRoaring are not counted and do not fail: version 0.2.66 does not look at what it was given.
inline constexpr const char* kMemoryVariable = "NEWSDEX_FAULT_MEMORY";
/// The number of the allocation of CRoaring's from which on all of its own fail.
inline constexpr const char* kBitmapMemoryVariable = "NEWSDEX_FAULT_BITMAP_MEMORY";
/// A file that the numbers of counted calls, of allocations, and of CRoaring's go to when the
/// process ends.
inline constexpr const char* kCountsVariable = "NEWSDEX_FAULT_COUNTS";
/// Any text: statfs says that every folder is on NFS.
inline constexpr const char* kNetworkVariable = "NEWSDEX_FAULT_NETWORK";

/// What a counted call did. Offsets are bytes of the file.
enum class Op : std::uint8_t {
  create,    ///< of a file that was not there, or truncated to nothing
  write,     ///< with its bytes
  truncate,  ///< to `offset` bytes
  sync,      ///< of a file or a folder
  rename,    ///< of `path` to `other`
  unlink,
  mkdir,
  rmdir,
  link,  ///< `other` is another name of `path`
};

/// Heads a record of the log; behind it stand `path`, `other` and the bytes written.
struct LogHead {
  Op op;
  std::uint32_t path_bytes;
  std::uint32_t other_bytes;
  std::uint64_t offset;
  std::uint64_t data_bytes;
};

}  // namespace newsdex::faults
