// Builds one part of an archive: a glass database and its columns file, in a folder of its own.
//
// The database is written directly, table by table (glass/database_writer.h): what Xapian's own
// WritableDatabase does in random order costs many times the work.

#pragma once

#include <filesystem>
#include <optional>

#include "common/archive/manifest.h"
#include "indexer/part/glass/database_writer.h"
#include "indexer/part/packed_document.h"
#include "indexer/part/part_files.h"

namespace newsdex {

class PartBuilder {
 public:
  /// `folder` is where the finished part will stand; it and `folder`.work must not exist. Beyond
  /// `posting_memory` bytes, or what one article takes, postings are written out meanwhile.
  PartBuilder(std::filesystem::path folder, std::size_t posting_memory);
  ~PartBuilder();
  PartBuilder(const PartBuilder&) = delete;
  PartBuilder& operator=(const PartBuilder&) = delete;

  /// Adds an article under the next docid. Throws ArchiveError; the part is lost then.
  void add(const PackedDocument& document);

  [[nodiscard]] std::uint32_t documents() const { return columns_.documents(); }

  /// Writes the part, synced, and says what it is; nothing may be added after. Expects at least
  /// one document.
  [[nodiscard]] PartEntry finish();

 private:
  std::filesystem::path folder_;
  std::filesystem::path work_;  ///< what does not fit into memory, until the part is finished
  std::optional<glass::DatabaseWriter> database_;
  PartColumns columns_;
  bool is_complete_ = false;
};

}  // namespace newsdex
