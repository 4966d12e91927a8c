// What every part has besides its database, however that was made: columns, metadata, checksums.

#pragma once

#include <filesystem>
#include <optional>

#include "common/archive/manifest.h"
#include "indexer/part/columns_writer.h"
#include "indexer/part/glass/version_file.h"
#include "indexer/part/ingested_days.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// The columns of a part, and the days that its articles span.
class PartColumns {
 public:
  void add(const ColumnRow& row);

  [[nodiscard]] std::uint32_t documents() const { return writer_.documents(); }
  [[nodiscard]] const std::optional<DayRange>& days() const { return days_; }
  [[nodiscard]] const IngestedDays& ingested() const { return ingested_; }
  [[nodiscard]] const ColumnsWriter& writer() const { return writer_; }

 private:
  ColumnsWriter writer_;
  std::optional<DayRange> days_;
  IngestedDays ingested_;
};

/// Throws ArchiveError.
void create_folder(const std::filesystem::path& folder);

/// Names the rules by which a part's words were cut (kTermsFingerprint).
inline constexpr const char* kTermsMetadata = "news.terms";

/// The schema, so that foreign tools can read a part: version, and names with prefixes as JSON; and
/// what nothing else in the part tells, so that its columns and archive.json can be made anew.
[[nodiscard]] glass::Metadata part_metadata(const PartColumns& columns);

/// Writes the columns and the frequent terms beside the database in `folder`, of which the postings
/// are whole. Syncs nothing.
void write_derived_files(const std::filesystem::path& folder, const PartColumns& columns);

/// Syncs all files of a part in `folder` and says what it is.
[[nodiscard]] PartEntry seal_part(const std::filesystem::path& folder, const PartColumns& columns);

}  // namespace newsdex
