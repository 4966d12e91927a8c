#include "tests/support/packing.h"

#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace newsdex {
namespace {

la_ssize_t append(archive* /*writer*/, void* self, const void* bytes, std::size_t size) {
  static_cast<std::string*>(self)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void expect_ok(archive* writer, int result) {
  if (result != ARCHIVE_OK) throw std::runtime_error(archive_error_string(writer));
}

std::string write(archive* writer, const Members& members) {
  std::string packed;
  archive_write_set_bytes_in_last_block(writer, 1);
  expect_ok(writer, archive_write_open(writer, &packed, nullptr, append, nullptr));
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    expect_ok(writer, archive_write_header(writer, entry));
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  expect_ok(writer, archive_write_close(writer));
  archive_write_free(writer);
  return packed;
}

}  // namespace

std::string pack(ContainerKind kind, const Members& members) {
  archive* writer = archive_write_new();
  if (kind == ContainerKind::zip) archive_write_set_format_zip(writer);
  if (kind == ContainerKind::tar) archive_write_set_format_ustar(writer);
  if (kind == ContainerKind::seven_zip) archive_write_set_format_7zip(writer);
  return write(writer, members);
}

std::string pack_encrypted(const Members& members) {
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  expect_ok(writer, archive_write_set_options(writer, "zip:encryption=traditional"));
  expect_ok(writer, archive_write_set_passphrase(writer, "secret"));
  return write(writer, members);
}

std::string compress(ContainerKind kind, std::string_view bytes) {
  archive* writer = archive_write_new();
  archive_write_set_format_raw(writer);
  if (kind == ContainerKind::gzip) archive_write_add_filter_gzip(writer);
  if (kind == ContainerKind::xz) archive_write_add_filter_xz(writer);
  if (kind == ContainerKind::zstd) archive_write_add_filter_zstd(writer);
  if (kind == ContainerKind::bzip2) archive_write_add_filter_bzip2(writer);
  return write(writer, {{"data", std::string(bytes)}});
}

}  // namespace newsdex
