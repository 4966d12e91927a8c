#include "indexer/archive_tables.h"

#include "indexer/analyser.h"

namespace newsdex {

ArchiveTables read_archive_tables(const std::filesystem::path& folder) {
  const Manifest manifest = is_archive(folder) ? read_manifest(folder) : Manifest();
  const std::string names = read_table(folder, manifest, kNamesTable);
  ArchiveTables tables;
  tables.boilerplate =
      parse_boilerplate(read_table(folder, manifest, kBoilerplateTable), kBoilerplateTable);
  tables.corrections = entities::parse_corrections(names).corrections;
  tables.tombstones = Tombstones::parse(read_table(folder, manifest, kTombstonesTable));
  tables.labelled_by = labelled_by(names);
  return tables;
}

}  // namespace newsdex
