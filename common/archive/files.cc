#include "common/archive/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xxhash.h>

#include "common/error.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

bool is_full(int cause) { return cause == ENOSPC || cause == EDQUOT; }

/// What to do about an error of the system; empty where nobody can know.
const char* remedy_of(int cause) {
  if (is_full(cause)) return "free some space there and run the same command again";
  switch (cause) {
    case EACCES:
    case EPERM:
      return "run the command as somebody who may do this there";
    case EROFS:
      return "what lies there can be searched, but not changed";
    case EMFILE:
      return "allow the program more open files: ulimit -n";
    default:
      return "";
  }
}

/// What a person needs to know of a full disk.
std::string space_at(const fs::path& path, std::size_t bytes) {
  struct statvfs disk {};
  if (bytes == 0 || ::statvfs(path.parent_path().c_str(), &disk) != 0) return {};
  return fmt::format(" ({} bytes to write, {} free)", bytes,
                     std::uint64_t{disk.f_bavail} * disk.f_frsize);
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, const char* deed)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (value_ < 0) throw_file_error(path, deed);
  }
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int get() const { return value_; }
  [[nodiscard]] int release() { return std::exchange(value_, -1); }

 private:
  int value_;
};

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw_file_error(path, "write", bytes.size());
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string to_digits(const XXH128_hash_t& hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

MappedFile::MappedFile(const fs::path& path, Access access) {
  Descriptor file(path, O_RDONLY, "open");
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_file_error(path, "look at");
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ > 0) {
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
    if (mapped == MAP_FAILED) throw_file_error(path, "map");
    data_ = static_cast<const char*>(mapped);
    if (access == Access::by_key) ::madvise(mapped, size_, MADV_RANDOM);  // advice: it may fail
  }
  descriptor_ = file.release();
}

MappedFile::~MappedFile() { release(); }

MappedFile::MappedFile(MappedFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  if (this != &other) {
    release();
    descriptor_ = std::exchange(other.descriptor_, -1);
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

void MappedFile::release() noexcept {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string read_file(const fs::path& path) {
  const MappedFile file(path);
  return std::string(file.bytes());
}

void write_durably(const fs::path& path, std::string_view bytes) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, "create");
  write_all(file.get(), bytes, path);
  if (::fdatasync(file.get()) != 0) throw_file_error(path, "sync");
}

void replace_durably(const fs::path& path, std::string_view bytes) {
  fs::path temporary = path;
  temporary += ".tmp";
  write_durably(temporary, bytes);
  if (::rename(temporary.c_str(), path.c_str()) != 0) throw_file_error(path, "replace");
  sync_directory(path.parent_path());
}

void sync_file(const fs::path& path) {
  const Descriptor file(path, O_RDONLY, "open");
  if (::fsync(file.get()) != 0) throw_file_error(path, "sync");
}

void sync_directory(const fs::path& path) {
  const Descriptor folder(path.empty() ? fs::path(".") : path, O_RDONLY | O_DIRECTORY, "open");
  if (::fsync(folder.get()) != 0) throw_file_error(path, "sync");
}

void sync_tree(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) sync_file(entry.path());
  sync_directory(folder);
}

std::string checksum_of(std::string_view bytes) {
  return to_digits(XXH3_128bits(bytes.data(), bytes.size()));
}

// Not mapped: a sector that the disk does not give would end the process.
std::string checksum(const fs::path& path) {
  static constexpr std::size_t kBufferBytes = std::size_t{256} << 10U;
  const Descriptor file(path, O_RDONLY, "open");
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_file_error(path, "look at");
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       XXH3_freeState);
  if (!state) throw std::bad_alloc();
  XXH3_128bits_reset(state.get());
  // A file of a few bytes is verified each time that an archive is opened.
  std::string buffer(
      std::clamp<std::size_t>(static_cast<std::size_t>(status.st_size), 1, kBufferBytes), '\0');
  while (true) {
    const ssize_t bytes = ::read(file.get(), buffer.data(), buffer.size());
    if (bytes == 0) break;
    if (bytes > 0) {
      XXH3_128bits_update(state.get(), buffer.data(), static_cast<std::size_t>(bytes));
    } else if (errno != EINTR) {
      throw_file_error(path, "read");
    }
  }
  return to_digits(XXH3_128bits_digest(state.get()));
}

void throw_other_version(const fs::path& path, std::uint32_t version, std::uint32_t readable) {
  throw ArchiveError(fmt::format("{}: of version {}, this program reads version {}", path.string(),
                                 version, readable),
                     "newsdex-admin restore-columns makes it anew from the rest of the archive");
}

void throw_file_error(const fs::path& path, const char* deed, std::size_t bytes) {
  const int cause = errno;
  throw ArchiveError(fmt::format("{}: cannot {}: {}{}", path.string(), deed, std::strerror(cause),
                                 is_full(cause) ? space_at(path, bytes) : ""),
                     remedy_of(cause));
}

}  // namespace newsdex
