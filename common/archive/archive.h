// An opened archive: one generation of it, whole, for as long as the object lives.

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <roaring/roaring.hh>
#include <xapian.h>

#include "common/archive/columns.h"
#include "common/archive/manifest.h"
#include "common/archive/record.h"
#include "common/error.h"

namespace newsdex {

/// One part, opened. docids are the part's own, 1..documents().
struct Part {
  PartEntry entry;
  Xapian::Database database;
  Columns columns;
  Roaring deleted;

  [[nodiscard]] std::uint32_t documents() const { return columns.documents(); }
  [[nodiscard]] Roaring live() const;

  /// The article stored under a docid. Throws ArchiveError where it is damaged.
  [[nodiscard]] Record record(std::uint32_t docid) const;
};

/// Opens one part of an archive: Xapian by DB_BACKEND_GLASS only, columns, deleted docids.
[[nodiscard]] Part open_part(const std::filesystem::path& archive, const PartEntry& entry);

/// The docids that a part's deleted file names. Throws ArchiveError where it is damaged.
[[nodiscard]] Roaring read_deleted(const std::filesystem::path& archive, const PartEntry& entry);

/// Calls something that reads parts; what Xapian throws becomes an ArchiveError.
template <typename Call>
auto reading_parts(Call&& call) {
  try {
    return call();
  } catch (const Xapian::Error& e) {
    throw ArchiveError("a part cannot be read: " + e.get_msg(),
                       "newsdex-admin check tells what is affected");
  }
}

/// Not thread-safe: one a thread. Holds a shared lock on each part's columns, so that no writer
/// removes a part under it.
class Archive {
 public:
  /// Opens the newest generation. Throws ArchiveError where there is no archive, it is of another
  /// format, or damaged. Where a part vanishes between reading the manifest and opening it, the
  /// manifest is read again, a few times.
  [[nodiscard]] static Archive open(const std::filesystem::path& folder);

  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

 private:
  Manifest manifest_;
  std::vector<Part> parts_;
};

}  // namespace newsdex
