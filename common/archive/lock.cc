#include "common/archive/lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "common/archive/files.h"
#include "common/error.h"

namespace newsdex {
namespace {

/// The process id that the holder wrote, for the message only.
std::string holder(int descriptor) {
  std::array<char, 16> digits{};
  const ssize_t read = ::pread(descriptor, digits.data(), digits.size(), 0);
  std::string text(digits.data(), read > 0 ? static_cast<std::size_t>(read) : 0);
  text.resize(text.find_first_not_of("0123456789") == std::string::npos
                  ? text.size()
                  : text.find_first_not_of("0123456789"));
  return text.empty() ? "another process" : "process " + text;
}

/// Throws what errno says, which closing must not change.
[[noreturn]] void give_up(int descriptor, const std::filesystem::path& path, const char* deed) {
  const int cause = errno;
  ::close(descriptor);
  errno = cause;
  throw_file_error(path, deed);
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "lock";
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw_file_error(path, "open");
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) give_up(descriptor_, path, "lock");
    const std::string who = holder(descriptor_);
    ::close(descriptor_);
    throw ArchiveError(fmt::format("{}: is being written by {}", folder.string(), who),
                       "wait until it has finished, then run the same command again");
  }
  const std::string me = std::to_string(::getpid());
  if (::ftruncate(descriptor_, 0) != 0 ||
      ::pwrite(descriptor_, me.data(), me.size(), 0) != static_cast<ssize_t>(me.size())) {
    give_up(descriptor_, path, "write");
  }
}

WriterLock::~WriterLock() { ::close(descriptor_); }

std::string network_warning(const std::filesystem::path& folder) {
  struct Magic {
    std::uint64_t number;
    const char* name;
  };
  // Numbers from linux/magic.h and statfs(2).
  static constexpr auto kNetworks = std::to_array<Magic>({{0x6969, "NFS"},
                                                          {0x517B, "SMB"},
                                                          {0xFF534D42, "CIFS"},
                                                          {0xFE534D42, "SMB"},
                                                          {0x00C36400, "Ceph"},
                                                          {0x5346414F, "AFS"},
                                                          {0x01021997, "9P"},
                                                          {0x65735546, "FUSE"}});
  std::error_code error;
  std::filesystem::path there = std::filesystem::absolute(folder, error);
  while (there.has_relative_path() && !std::filesystem::exists(there, error)) {
    there = there.parent_path();
  }
  struct statfs status {};
  if (::statfs(there.c_str(), &status) != 0) return {};
  const auto type = static_cast<std::uint32_t>(status.f_type);
  const auto known = std::find_if(kNetworks.begin(), kNetworks.end(),
                                  [&](const Magic& magic) { return magic.number == type; });
  if (known == kNetworks.end()) return {};
  return fmt::format(
      "{}: is on {}, where the lock may not keep out a writer on another machine; write from one "
      "machine only",
      folder.string(), known->name);
}

}  // namespace newsdex
