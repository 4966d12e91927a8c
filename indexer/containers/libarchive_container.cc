#include "indexer/containers/libarchive_container.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <new>
#include <sstream>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "indexer/limits.h"

namespace newsdex {

namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

bool is_compression(ContainerKind kind) {
  return kind == ContainerKind::xz || kind == ContainerKind::zstd || kind == ContainerKind::bzip2;
}

std::string_view name_of(ContainerKind kind) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"zip", "tar", "7z", "gzip", "xz", "zstd", "bzip2"});
  return kNames[static_cast<std::size_t>(kind)];
}

// No filter with an archive format: what one unpacks could not be counted.
void choose_formats(archive* reader, ContainerKind kind) {
  switch (kind) {
    case ContainerKind::zip:
      archive_read_support_format_zip(reader);
      break;
    case ContainerKind::tar:
      archive_read_support_format_tar(reader);
      break;
    case ContainerKind::seven_zip:
      archive_read_support_format_7zip(reader);
      break;
    case ContainerKind::xz:
      archive_read_support_filter_xz(reader);
      break;
    case ContainerKind::zstd:
      archive_read_support_filter_zstd(reader);
      break;
    case ContainerKind::bzip2:
      archive_read_support_filter_bzip2(reader);
      break;
    case ContainerKind::gzip:
      break;
  }
  if (is_compression(kind)) archive_read_support_format_raw(reader);
}

// The name for people: no control characters, and no segments that would lead anywhere.
std::string clean_name(std::string_view written) {
  std::string name;
  while (!written.empty()) {
    const std::string_view segment = written.substr(0, written.find('/'));
    written.remove_prefix(std::min(segment.size() + 1, written.size()));
    if (segment.empty() || segment == "." || segment == "..") continue;
    if (!name.empty()) name += '/';
    for (const char c : segment) {
      const auto byte = static_cast<unsigned char>(c);
      name += byte < 0x20 || byte == 0x7f ? '?' : c;
    }
  }
  return name;
}

bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.find("/.") != std::string_view::npos ||
         name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos;
}

std::string entry_name(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return clean_name(name != nullptr ? name : "");
}

}  // namespace

struct LibarchiveContainer::Handle {
  explicit Handle(ByteStream& stream) : input(&stream), reader(archive_read_new()) {
    if (reader == nullptr) throw std::bad_alloc();
  }
  ~Handle() { archive_read_free(reader); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  static la_ssize_t on_read(archive* /*reader*/, void* self, const void** block) {
    ByteStream& input = *static_cast<Handle*>(self)->input;
    const std::string_view bytes = input.take(kBlock);
    *block = bytes.data();
    return static_cast<la_ssize_t>(bytes.size());
  }

  static la_int64_t on_skip(archive* /*reader*/, void* self, la_int64_t size) {
    ByteStream& input = *static_cast<Handle*>(self)->input;
    return static_cast<la_int64_t>(input.skip(static_cast<std::uint64_t>(size)));
  }

  static la_int64_t on_seek(archive* /*reader*/, void* self, la_int64_t offset, int whence) {
    auto& handle = *static_cast<Handle*>(self);
    la_int64_t from = 0;
    if (whence == SEEK_CUR) from = static_cast<la_int64_t>(handle.input->offset());
    if (whence == SEEK_END) from = static_cast<la_int64_t>(*handle.size);
    const la_int64_t place = from + offset;
    if (place < 0 || !handle.input->seek(static_cast<std::uint64_t>(place))) return ARCHIVE_FATAL;
    return place;
  }

  void renew() {
    archive_read_free(reader);
    reader = archive_read_new();
    if (reader == nullptr) throw std::bad_alloc();
  }

  ByteStream* input;
  std::optional<std::uint64_t> size;  ///< of the input, where it can seek
  archive* reader;
  archive_entry* entry = nullptr;
  std::unique_ptr<std::istringstream> held_bytes;
  std::unique_ptr<ByteStream> held;
};

LibarchiveContainer::LibarchiveContainer(ContainerKind kind, ByteStream& input, Budget& budget)
    : kind_(kind), budget_(budget), handle_(std::make_unique<Handle>(input)) {
  open(input);
}

LibarchiveContainer::~LibarchiveContainer() = default;

void LibarchiveContainer::open(ByteStream& input) {
  Handle& handle = *handle_;
  if (kind_ == ContainerKind::zip || kind_ == ContainerKind::seven_zip) handle.size = input.size();
  if (kind_ == ContainerKind::seven_zip && !handle.size) {
    auto bytes = input.rest(kMaxHeldBytes);
    if (!bytes) {
      report("a 7z archive of more than 64 MiB inside another, or from a pipe");
      finished_ = true;
      return;
    }
    handle.size = bytes->size();
    handle.held_bytes = std::make_unique<std::istringstream>(std::move(*bytes));
    handle.held = std::make_unique<ByteStream>(*handle.held_bytes);
    handle.input = handle.held.get();
  }
  must_drain_ = kind_ == ContainerKind::seven_zip || (kind_ == ContainerKind::zip && !handle.size);
  start();
}

void LibarchiveContainer::start() {
  Handle& handle = *handle_;
  choose_formats(handle.reader, kind_);
  archive_read_set_callback_data(handle.reader, &handle);
  archive_read_set_read_callback(handle.reader, Handle::on_read);
  archive_read_set_skip_callback(handle.reader, Handle::on_skip);
  if (handle.size) archive_read_set_seek_callback(handle.reader, Handle::on_seek);
  if (archive_read_open1(handle.reader) != ARCHIVE_OK) {
    report_error("cannot be read");
    finished_ = true;
  }
}

// After fatal damage in a member: goes on behind it, where that can be found. Headers that are read
// again are counted as members, so that this ends.
bool LibarchiveContainer::start_again() {
  if (kind_ != ContainerKind::zip || !handle_->size || !handle_->input->seek(0)) return false;
  handle_->renew();
  start();
  for (std::uint64_t i = 0; i < headers_; ++i) {
    if (finished_ || !budget_.spend_member()) return false;
    if (archive_read_next_header(handle_->reader, &handle_->entry) < ARCHIVE_WARN) return false;
  }
  return !finished_;
}

void LibarchiveContainer::report_error(std::string_view what) {
  const char* error = archive_error_string(handle_->reader);
  report(std::string(what) + " at byte " + std::to_string(handle_->input->offset()) + " of the " +
         std::string(name_of(kind_)) + " data: " + (error != nullptr ? error : "unknown error"));
}

std::optional<Container::Member> LibarchiveContainer::next() {
  Handle& handle = *handle_;
  if (inside_ && must_drain_ && !pass_over_rest()) finished_ = true;
  inside_ = false;
  while (!finished_ && budget_.spend_member()) {
    const int result = archive_read_next_header(handle.reader, &handle.entry);
    ++headers_;
    if (result == ARCHIVE_EOF) break;
    if (result == ARCHIVE_FATAL) {
      report_error("damaged");
      break;
    }
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
      return Member{entry_name(handle.entry),
                    Problem{Status::failed, archive_error_string(handle.reader)}};
    }
    if (is_compression(kind_)) return Member{};
    inside_ = true;
    if (archive_entry_filetype(handle.entry) != AE_IFREG ||
        archive_entry_hardlink(handle.entry) != nullptr) {
      continue;
    }
    std::string name = entry_name(handle.entry);
    if (name.empty() || is_hidden(name)) continue;
    if (archive_entry_is_data_encrypted(handle.entry) == 0) return Member{std::move(name)};
    inside_ = false;
    return Member{std::move(name), Problem{Status::skipped, "encrypted"}};
  }
  finished_ = true;
  return std::nullopt;
}

std::size_t LibarchiveContainer::read(char* data, std::size_t size) {
  if (!budget_.exhausted().empty()) throw std::ios_base::failure("exhausted");
  const la_ssize_t made = archive_read_data(handle_->reader, data, size);
  if (made < 0) {
    inside_ = false;
    report_error("damaged");
    if (made == ARCHIVE_FATAL && !start_again()) finished_ = true;
    throw std::ios_base::failure("damaged");
  }
  if (made == 0) inside_ = false;
  if (!budget_.spend(static_cast<std::uint64_t>(made))) throw std::ios_base::failure("exhausted");
  return static_cast<std::size_t>(made);
}

// False where it cannot be: what is packed together with it is then lost as well.
bool LibarchiveContainer::pass_over_rest() {
  std::vector<char> block(kBlock);
  try {
    while (read(block.data(), block.size()) > 0) {
    }
  } catch (const std::ios_base::failure&) {
    return kind_ == ContainerKind::zip && budget_.exhausted().empty();
  }
  return true;
}

}  // namespace newsdex
