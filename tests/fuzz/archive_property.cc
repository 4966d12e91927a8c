#include "tests/fuzz/archive_property.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "common/archive/archive.h"
#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/record.h"
#include "common/error.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// A manifest with the checksum that it has to have, which is made with zeros in its place: else
// nearly every damage would end there.
std::string with_checksum(std::string json) {
  constexpr std::string_view kKey = "\"checksum\":\"";
  constexpr std::size_t kDigits = 32;
  const std::size_t key = json.find(kKey);
  if (key == std::string::npos || json.size() < key + kKey.size() + kDigits) return json;
  json.replace(key + kKey.size(), kDigits, std::string(kDigits, '0'));
  return json.replace(key + kKey.size(), kDigits, checksum_of(json));
}

void read_labels(const Columns& columns, FieldId id, std::uint32_t docid) {
  const LabelColumn& column = columns.labels(id);
  for (const std::uint32_t ordinal : column.ordinals(docid)) {
    static_cast<void>(column.find(column.value(ordinal)));
    static_cast<void>(column.label(ordinal));
  }
  static_cast<void>(column.mentions(docid));
  static_cast<void>(columns.is_unknown(id, docid));
}

void read_row(const Columns& columns, std::uint32_t docid) {
  static_cast<void>(tie_key(columns.date(docid), columns.id(docid)));
  static_cast<void>(columns.origin(docid));
  static_cast<void>(columns.content(docid));
  static_cast<void>(columns.words(docid));
  for (const Field& field : kFields) {
    if (field.kind == FieldKind::label) read_labels(columns, field.id, docid);
    if (field.kind == FieldKind::date) static_cast<void>(columns.date(field.id, docid));
  }
}

/// Whether values are counted as the rows name them, where neither is refused.
bool counts_are_of_rows(const Columns& columns, FieldId id) {
  const LabelColumn& column = columns.labels(id);
  std::vector<std::uint32_t> docids(columns.documents());
  std::iota(docids.begin(), docids.end(), 1U);
  std::vector<std::uint32_t> counted(column.values());
  std::vector<std::uint32_t> named(column.values());
  try {
    const std::uint64_t unknown = column.count(docids, counted);
    for (const std::uint32_t docid : docids) {
      for (const std::uint32_t ordinal : column.ordinals(docid)) ++named.at(ordinal);
    }
    return counted == named && unknown <= docids.size();
  } catch (const ArchiveError&) {
    return true;
  }
}

}  // namespace

bool manifest_is_sound(std::string_view bytes) {
  Manifest manifest;
  try {
    manifest = parse_manifest(with_checksum(std::string(bytes)), "archive.json");
  } catch (const ArchiveError&) {
    return true;
  }
  return parse_manifest(to_json(manifest), "archive.json") == manifest;
}

bool columns_are_sound(std::string_view bytes) {
  static const TemporaryFolder kFolder;
  write(kFolder / "columns", bytes);
  try {
    const Columns columns(kFolder / "columns");
    for (std::uint32_t docid = 1; docid <= columns.documents(); ++docid) {
      try {
        read_row(columns, docid);
      } catch (const ArchiveError&) {  // of this row
      }
    }
    return std::all_of(kFields.begin(), kFields.end(), [&](const Field& field) {
      return field.kind != FieldKind::label || counts_are_of_rows(columns, field.id);
    });
  } catch (const ArchiveError&) {
  }
  return true;
}

bool frequent_terms_are_sound(std::string_view bytes) {
  static constexpr std::size_t kDocumentsAt = 12;
  static const TemporaryFolder kFolder;
  std::uint32_t documents = 0;
  if (bytes.size() >= kDocumentsAt + sizeof documents) {
    std::memcpy(&documents, bytes.data() + kDocumentsAt, sizeof documents);
  }
  write(kFolder / "frequent", bytes);
  try {
    const FrequentTerms terms(kFolder / "frequent", documents);
    for (const char* name : {"a", "b"}) {
      const auto term = terms.find(name);
      if (!term) continue;
      for (std::size_t block = 0; block < term->firsts().size(); ++block) {
        if (term->firsts()[block] == 0 || term->firsts()[block] > documents) return false;
        static_cast<void>(term->impacts(block));
      }
      for (std::size_t docid = 0; docid < term->set().size() * 64; ++docid) {
        const bool is_member = (term->set()[docid / 64] >> (docid % 64) & 1U) != 0;
        if (is_member && (docid == 0 || docid > documents)) return false;
      }
    }
  } catch (const ArchiveError&) {
  }
  return true;
}

bool deleted_is_sound(std::string_view bytes) {
  if (bytes.empty()) return true;
  static const TemporaryFolder kFolder;
  PartEntry entry;
  entry.documents = 255;
  entry.deleted = static_cast<unsigned char>(bytes[0]);
  entry.deleted_file = "000001.deleted.1";
  std::filesystem::create_directories(parts_path(kFolder.path()));
  write(parts_path(kFolder.path()) / entry.deleted_file, bytes.substr(1));
  try {
    const Roaring deleted = read_deleted(kFolder.path(), entry);
    return deleted.cardinality() == entry.deleted && deleted.maximum() <= entry.documents;
  } catch (const ArchiveError&) {
    return true;
  }
}

bool record_is_sound(std::string_view bytes) {
  Record record;
  try {
    record = decode_record(bytes);
  } catch (const ArchiveError&) {
    return true;
  }
  return decode_record(encode(record)) == record;
}

}  // namespace newsdex
