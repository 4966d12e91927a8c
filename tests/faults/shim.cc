// A library to preload: counts the durable system calls of a program on the files of one folder,
// and makes one of them fail, as environment variables say (shim.h). memory_shim.cc of the same
// library makes memory run out.
//
// Counted are open for writing, write, pwrite, writev, ftruncate, fsync, fdatasync, rename, unlink,
// link, mkdir and rmdir. The programs tested are dynamically linked and written so that these are
// what reaches the kernel; io_uring, mmap for writing and stdio's own calls are not seen.

#include "tests/faults/shim.h"

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/faults/memory_shim.h"
#include "tests/faults/next.h"

using newsdex::faults::LogHead;
using newsdex::faults::next;
using newsdex::faults::Op;
using newsdex::faults::OwnMemory;

namespace {

enum class Kind { kill, tear, full_once, full, io_error, io_errors, no_descriptors, hang };

struct NamedKind {
  const char* name;
  Kind kind;
};

constexpr NamedKind kKinds[] = {
    {"kill", Kind::kill},
    {"tear", Kind::tear},
    {"full-once", Kind::full_once},
    {"full", Kind::full},
    {"io-error", Kind::io_error},
    {"io-errors", Kind::io_errors},
    {"no-descriptors", Kind::no_descriptors},
    {"hang", Kind::hang},
};

constexpr int kMaxDescriptors = 4096;

struct State {
  char root[PATH_MAX] = {};
  long at = 0;
  Kind kind = Kind::kill;
  int log = -1;
  std::atomic<long> calls{0};
  /// Paths of the descriptors that count, else null.
  char* paths[kMaxDescriptors] = {};
};

State& state() {
  static State instance;
  static const bool is_read = [] {
    State* const s = &instance;
    const char* root = std::getenv(newsdex::faults::kRootVariable);
    if (root != nullptr) std::strncpy(s->root, root, PATH_MAX - 1);
    if (const char* at = std::getenv(newsdex::faults::kAtVariable)) s->at = std::atol(at);
    if (const char* kind = std::getenv(newsdex::faults::kKindVariable)) {
      for (const NamedKind& known : kKinds) {
        if (std::strcmp(known.name, kind) == 0) s->kind = known.kind;
      }
    }
    if (const char* log = std::getenv(newsdex::faults::kLogVariable)) {
      const int descriptor = next<int(const char*, int, ...)>("open")(
          log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
      s->log = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 500);
      next<int(int)>("close")(descriptor);
    }
    return true;
  }();
  static_cast<void>(is_read);
  return instance;
}

/// The path as an absolute one; `folder` is a descriptor, as openat takes it.
std::string absolute(int folder, const char* path) {
  const OwnMemory own;
  if (path[0] == '/') return path;
  char base[PATH_MAX] = {};
  if (folder == AT_FDCWD) {
    if (::getcwd(base, sizeof base) == nullptr) return path;
  } else {
    const std::string link = "/proc/self/fd/" + std::to_string(folder);
    if (::readlink(link.c_str(), base, sizeof base - 1) < 0) return path;
  }
  return std::string(base) + "/" + path;
}

bool counts(std::string_view path) {
  const std::string_view root = state().root;
  return !root.empty() && path.starts_with(root) &&
         (path.size() == root.size() || path[root.size()] == '/' || path[root.size()] == '.');
}

const char* path_of(int descriptor) {
  return descriptor >= 0 && descriptor < kMaxDescriptors ? state().paths[descriptor] : nullptr;
}

void log(Op op, std::string_view path, std::string_view other = {}, std::uint64_t offset = 0,
         std::string_view data = {}) {
  if (state().log < 0) return;
  const OwnMemory own;
  const LogHead head{op, static_cast<std::uint32_t>(path.size()),
                     static_cast<std::uint32_t>(other.size()), offset, data.size()};
  std::string record(reinterpret_cast<const char*>(&head), sizeof head);
  record.append(path).append(other).append(data);
  static const auto write_next = next<ssize_t(int, const void*, std::size_t)>("write");
  if (write_next(state().log, record.data(), record.size()) < 0) std::abort();
}

/// Tells how many calls and allocations there were.
__attribute__((destructor)) void end() {
  const char* path = std::getenv(newsdex::faults::kCountsVariable);
  if (path == nullptr) return;
  const std::string counts = std::to_string(state().calls) + " " +
                             std::to_string(newsdex::faults::allocations()) + " " +
                             std::to_string(newsdex::faults::bitmap_allocations()) + "\n";
  const int file = ::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0 || ::write(file, counts.data(), counts.size()) < 0) std::abort();
  ::close(file);
}

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

enum class Verdict { go, tear, fail };

/// Counts a call and says what is to become of it; errno is set where it fails.
Verdict judge(bool is_open, bool takes_space) {
  State& s = state();
  const long call = ++s.calls;
  if (s.at == 0 || call < s.at) return Verdict::go;
  const bool is_it = call == s.at;
  const auto fail = [](int error) {
    errno = error;
    return Verdict::fail;
  };
  switch (s.kind) {
    case Kind::kill:
      die();
    case Kind::hang:
      for (;;) ::pause();
    case Kind::tear:
      if (is_it) return Verdict::tear;
      break;
    case Kind::full_once:
      if (is_it && takes_space) return fail(ENOSPC);
      break;
    case Kind::full:
      if (takes_space) return fail(ENOSPC);
      break;
    case Kind::io_error:
      if (is_it) return fail(EIO);
      break;
    case Kind::io_errors:
      return fail(EIO);
    case Kind::no_descriptors:
      if (is_open) return fail(EMFILE);
      break;
  }
  return Verdict::go;
}

/// A call that writes nothing: done or not. A torn one is done, and the process ends behind it.
template <typename Call, typename Log>
int durable(bool takes_space, Call&& call, Log&& log_it) {
  const Verdict verdict = judge(false, takes_space);
  if (verdict == Verdict::fail) return -1;
  const int result = call();
  if (result == 0) log_it();
  if (verdict == Verdict::tear) die();
  return result;
}

int open_counted(int folder, const char* path, int flags, mode_t mode) {
  const OwnMemory own;
  static const auto openat_next = next<int(int, const char*, int, ...)>("openat");
  const std::string whole = absolute(folder, path);
  if (!counts(whole)) return openat_next(folder, path, flags, mode);
  const bool writes = (flags & O_ACCMODE) != O_RDONLY;
  struct stat before {};
  const bool is_new = ::stat(whole.c_str(), &before) != 0;
  // Opening to read counts where descriptors run out, and nowhere else.
  Verdict verdict = Verdict::go;
  if (writes || state().kind == Kind::no_descriptors) verdict = judge(true, writes && is_new);
  if (verdict == Verdict::fail) return -1;
  const int descriptor = openat_next(folder, path, flags, mode);
  if (descriptor >= 0 && descriptor < kMaxDescriptors) {
    ::free(state().paths[descriptor]);
    state().paths[descriptor] = ::strdup(whole.c_str());
    if (writes && (is_new || (flags & O_TRUNC) != 0)) log(Op::create, whole);
  }
  if (verdict == Verdict::tear) die();
  return descriptor;
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

/// Does a write of `size` bytes at `offset` of a counted file through `call`, which takes how many
/// of them to write.
template <typename Call>
ssize_t write_counted(const char* path, const char* bytes, std::size_t size, off_t offset,
                      Call&& call) {
  const Verdict verdict = judge(false, true);
  if (verdict == Verdict::fail) return -1;
  const ssize_t written = call(verdict == Verdict::tear ? size / 2 : size);
  if (written > 0) {
    log(Op::write, path, {}, static_cast<std::uint64_t>(offset),
        {bytes, static_cast<std::size_t>(written)});
  }
  if (verdict == Verdict::tear) die();
  return written;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_counted(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_counted(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_counted(folder, path, flags, mode);
}

int openat64(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_counted(folder, path, flags, mode);
}

int close(int descriptor) {
  static const auto close_next = next<int(int)>("close");
  if (path_of(descriptor) != nullptr) {
    ::free(state().paths[descriptor]);
    state().paths[descriptor] = nullptr;
  }
  return close_next(descriptor);
}

ssize_t write(int descriptor, const void* bytes, std::size_t size) {
  static const auto write_next = next<ssize_t(int, const void*, std::size_t)>("write");
  const char* path = path_of(descriptor);
  if (path == nullptr) return write_next(descriptor, bytes, size);
  return write_counted(path, static_cast<const char*>(bytes), size,
                       ::lseek(descriptor, 0, SEEK_CUR),
                       [&](std::size_t n) { return write_next(descriptor, bytes, n); });
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t size, off_t offset) {
  static const auto pwrite_next = next<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
  const char* path = path_of(descriptor);
  if (path == nullptr) return pwrite_next(descriptor, bytes, size, offset);
  return write_counted(path, static_cast<const char*>(bytes), size, offset,
                       [&](std::size_t n) { return pwrite_next(descriptor, bytes, n, offset); });
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t size, off_t offset) {
  return pwrite(descriptor, bytes, size, offset);
}

ssize_t writev(int descriptor, const struct iovec* pieces, int count) {
  static const auto writev_next = next<ssize_t(int, const struct iovec*, int)>("writev");
  if (path_of(descriptor) == nullptr) return writev_next(descriptor, pieces, count);
  std::string bytes;
  for (int i = 0; i < count; ++i) {
    bytes.append(static_cast<const char*>(pieces[i].iov_base), pieces[i].iov_len);
  }
  return write(descriptor, bytes.data(), bytes.size());
}

int ftruncate(int descriptor, off_t size) {
  static const auto ftruncate_next = next<int(int, off_t)>("ftruncate");
  const char* path = path_of(descriptor);
  if (path == nullptr) return ftruncate_next(descriptor, size);
  return durable(
      false, [&] { return ftruncate_next(descriptor, size); },
      [&] { log(Op::truncate, path, {}, static_cast<std::uint64_t>(size)); });
}

int ftruncate64(int descriptor, off_t size) { return ftruncate(descriptor, size); }

int fsync(int descriptor) {
  static const auto fsync_next = next<int(int)>("fsync");
  const char* path = path_of(descriptor);
  if (path == nullptr) return fsync_next(descriptor);
  return durable(
      true, [&] { return fsync_next(descriptor); }, [&] { log(Op::sync, path); });
}

int fdatasync(int descriptor) {
  static const auto fdatasync_next = next<int(int)>("fdatasync");
  const char* path = path_of(descriptor);
  if (path == nullptr) return fdatasync_next(descriptor);
  return durable(
      true, [&] { return fdatasync_next(descriptor); }, [&] { log(Op::sync, path); });
}

int rename(const char* from, const char* to) {
  static const auto rename_next = next<int(const char*, const char*)>("rename");
  const std::string source = absolute(AT_FDCWD, from);
  const std::string target = absolute(AT_FDCWD, to);
  if (!counts(target)) return rename_next(from, to);
  return durable(
      true, [&] { return rename_next(from, to); }, [&] { log(Op::rename, source, target); });
}

int link(const char* from, const char* to) {
  static const auto link_next = next<int(const char*, const char*)>("link");
  const std::string source = absolute(AT_FDCWD, from);
  const std::string target = absolute(AT_FDCWD, to);
  if (!counts(target)) return link_next(from, to);
  return durable(
      true, [&] { return link_next(from, to); }, [&] { log(Op::link, source, target); });
}

int unlinkat(int folder, const char* path, int flags) {
  static const auto unlinkat_next = next<int(int, const char*, int)>("unlinkat");
  const std::string whole = absolute(folder, path);
  if (!counts(whole)) return unlinkat_next(folder, path, flags);
  // Whatever is attempted counts; what is done is logged as what it was.
  return durable(
      false, [&] { return unlinkat_next(folder, path, flags); },
      [&] { log((flags & AT_REMOVEDIR) != 0 ? Op::rmdir : Op::unlink, whole); });
}

int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int remove(const char* path) {
  struct stat status {};
  if (::lstat(path, &status) != 0) return -1;
  return unlinkat(AT_FDCWD, path, S_ISDIR(status.st_mode) ? AT_REMOVEDIR : 0);
}

int mkdir(const char* path, mode_t mode) {
  static const auto mkdir_next = next<int(const char*, mode_t)>("mkdir");
  const std::string whole = absolute(AT_FDCWD, path);
  if (!counts(whole)) return mkdir_next(path, mode);
  return durable(
      true, [&] { return mkdir_next(path, mode); }, [&] { log(Op::mkdir, whole); });
}

int statfs(const char* path, struct statfs* status) {
  static const auto statfs_next = next<int(const char*, struct statfs*)>("statfs");
  const int result = statfs_next(path, status);
  if (result == 0 && std::getenv(newsdex::faults::kNetworkVariable) != nullptr) {
    status->f_type = NFS_SUPER_MAGIC;
  }
  return result;
}

}  // extern "C"
