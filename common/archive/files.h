// Files as an archive needs them: whole, mapped, and durable once a function has returned.
//
// Every function throws ArchiveError that names the path and the cause; "no space left" says so
// in words.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace newsdex {

/// How a file is read: front to back, or here and there, when reading ahead would be in vain.
enum class Access { in_order, by_key };

/// A whole file mapped read-only; unmapped and closed by the destructor.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path, Access access = Access::in_order);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  void release() noexcept;

  int descriptor_ = -1;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Writes a new file (or over an old one) and syncs it. Its name is durable only after
/// `sync_directory` on its folder.
void write_durably(const std::filesystem::path& path, std::string_view bytes);

/// Puts `bytes` in the place of `path` in one step: a reader sees the old content or the new one,
/// and after return the new one survives a power cut.
void replace_durably(const std::filesystem::path& path, std::string_view bytes);

void sync_file(const std::filesystem::path& path);
void sync_directory(const std::filesystem::path& path);

/// Syncs every file in a folder, then the folder.
void sync_tree(const std::filesystem::path& folder);

/// XXH3-128 of bytes, or of those of a file, as 32 hex digits.
[[nodiscard]] std::string checksum_of(std::string_view bytes);
[[nodiscard]] std::string checksum(const std::filesystem::path& path);

/// Throws the ArchiveError of a file that is made of the other files of its part, in another layout
/// than this program reads: with the command that makes it anew.
[[noreturn]] void throw_other_version(const std::filesystem::path& path, std::uint32_t version,
                                      std::uint32_t readable);

/// Throws the ArchiveError of a system call that failed just now: what errno says of `deed` on
/// `path`, and what to do about it; of a full disk, also how many bytes were to be written and how
/// many are free.
[[noreturn]] void throw_file_error(const std::filesystem::path& path, const char* deed,
                                   std::size_t bytes = 0);

}  // namespace newsdex
