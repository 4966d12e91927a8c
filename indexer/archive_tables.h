// The tables that belong to one archive and take part in analysing its articles: what was learned
// of its publishers, the user's corrections of names, and what was taken down.

#pragma once

#include <filesystem>
#include <string>

#include "common/archive/manifest.h"
#include "common/entities/corrections.h"
#include "indexer/extract/boilerplate.h"
#include "indexer/tombstones.h"

namespace newsdex {

struct ArchiveTables {
  BoilerplateTable boilerplate;
  entities::Corrections corrections;
  Tombstones tombstones;
  std::string labelled_by;  ///< see `labelled_by` in indexer/analyser.h
};

/// Those of the archive in `folder`; none where it is not there yet. Throws ArchiveError where a
/// file is not what was written.
[[nodiscard]] ArchiveTables read_archive_tables(const std::filesystem::path& folder);

}  // namespace newsdex
