#include "indexer/columns_restorer.h"

#include <fmt/format.h>

#include "common/archive/archive.h"
#include "common/archive/files.h"
#include "common/archive/lock.h"
#include "common/error.h"
#include "indexer/analyser.h"
#include "indexer/archive_check.h"
#include "indexer/leftovers.h"
#include "indexer/part/frequent_terms_writer.h"
#include "indexer/part/part_files.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

bool is_as_written(const fs::path& path, const std::string& sum) {
  std::error_code error;
  return fs::is_regular_file(path, error) && checksum(path) == sum;
}

/// Whether readers take the derived files of a part. Parts of long ago have no frequent terms.
bool has_sound_derivations(const fs::path& archive, const PartEntry& entry) {
  return entry.checksums.contains(kColumnsFile) && check_derived_files(archive, entry).empty();
}

/// The files of a part that the others are made of, whole.
void demand_database(const fs::path& part, const PartEntry& entry) {
  for (const auto& [file, sum] : entry.checksums) {
    if (is_derived_file(file) || is_as_written(part / file, sum)) continue;
    throw ArchiveError(
        fmt::format("{}: damaged, too; columns are made of it", (part / file).string()),
        "newsdex-admin check tells what is affected, and what can be done");
  }
}

/// Reads the rows of a part from its stored articles. Whether articles were labelled when they came
/// in is not stored with each; where any of the part has labels, all count as labelled.
PartColumns columns_of(const fs::path& part, const PartEntry& entry) {
  const Xapian::Database database(part.string(), Xapian::DB_BACKEND_GLASS);
  const IngestedDays ingested = IngestedDays::parse(database.get_metadata(kIngestedMetadata));
  const auto record = [&](std::uint32_t docid) {
    return decode_record(database.get_document(docid).get_data());
  };
  Entities entities = Entities::no;
  for (std::uint32_t docid = 1; docid <= entry.documents && entities == Entities::no; ++docid) {
    if (record(docid).labels != Labels{}) entities = Entities::yes;
  }
  PartColumns columns;
  for (std::uint32_t docid = 1; docid <= entry.documents; ++docid) {
    const Record stored = record(docid);
    ColumnRow row = row_of(stored);
    row.content = content_hash(as_read(stored.article), entities);
    if (const auto day = ingested.of(docid)) {
      row.dates.emplace_back(FieldId::ingested, day_cell(*day));
    }
    columns.add(row);
  }
  return columns;
}

/// `columns_of`, with what Xapian throws as an ArchiveError that also tells what the system said.
PartColumns read_columns(const fs::path& part, const PartEntry& entry) {
  try {
    return columns_of(part, entry);
  } catch (const Xapian::Error& e) {
    throw ArchiveError(fmt::format("{}: {}", part.string(), e.get_description()),
                       "newsdex-admin check tells what is affected");
  }
}

/// Links a file, or copies it where the file system knows no links.
void link_or_copy(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_hard_link(from, to, error);
  if (!error) return;
  fs::copy_file(from, to);
  sync_file(to);
}

/// The part under another name: its database, and what is made of it.
PartEntry restored(const fs::path& archive, const PartEntry& entry, const std::string& name) {
  const fs::path from = parts_path(archive) / entry.name;
  const fs::path to = parts_path(archive) / name;
  const PartColumns columns = read_columns(from, entry);
  create_folder(to);
  columns.writer().write(to / kColumnsFile);
  PartEntry out = entry;
  out.name = name;
  for (const auto& [file, sum] : entry.checksums) {
    if (!is_derived_file(file)) link_or_copy(from / file, to / file);
  }
  write_frequent_terms(to, entry.documents);
  sync_file(to / kFrequentFile);
  for (const char* file : {kColumnsFile, kFrequentFile}) out.checksums[file] = checksum(to / file);
  sync_directory(to);
  return out;
}

}  // namespace

std::vector<std::string> restore_columns(const fs::path& folder) {
  static_cast<void>(read_manifest(folder));
  const WriterLock lock(folder);
  Manifest manifest = read_manifest(folder);
  sync_directory(folder);
  clear_leftovers(folder, manifest);
  std::vector<std::string> names;
  for (PartEntry& entry : manifest.parts) {
    if (has_sound_derivations(folder, entry)) continue;
    demand_database(parts_path(folder) / entry.name, entry);
    names.push_back(entry.name);
    entry = restored(folder, entry, fmt::format("{:06}", manifest.next_part++));
  }
  if (names.empty()) return names;
  ++manifest.generation;
  sync_directory(parts_path(folder));
  replace_durably(manifest_path(folder), to_json(manifest));
  clear_leftovers(folder, manifest);
  return names;
}

}  // namespace newsdex
