#include "tests/fuzz/tables_property.h"

#include <fstream>
#include <string>
#include <tuple>
#include <vector>

#include "common/archive/glass/inflater.h"
#include "common/archive/glass/position_reader.h"
#include "common/archive/glass/posting_list.h"
#include "common/archive/glass/table_reader.h"
#include "common/archive/glass/term_list.h"
#include "common/error.h"
#include "indexer/extract/boilerplate.h"
#include "indexer/part/glass/table_salvager.h"
#include "indexer/tombstones.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

/// Key, tag, whether it is compressed.
using Entries = std::vector<std::tuple<std::string, std::string, bool>>;

template <typename Table>
void read_all(Table& table, Entries& entries) {
  while (table.next()) entries.emplace_back(table.key(), table.tag(), table.is_compressed());
}

/// An entry taken for everything that it could be: it ends, and nothing is read outside.
void look_up(const std::filesystem::path& file, std::string_view key, std::string_view tag) {
  static constexpr std::uint32_t kDocuments = 1000;
  std::vector<std::uint32_t> positions;
  static_cast<void>(glass::decode_positions(tag, positions));
  try {
    glass::TermList terms{std::string(tag)};
    while (terms.next()) {
    }
  } catch (const ArchiveError&) {
  }
  try {
    const glass::TableReader reader(file);
    static_cast<void>(glass::TableReader(reader).seek(key));
    glass::PostingList list(reader, key, kDocuments);
    while (list.next_chunk()) {
    }
    glass::PositionReader(reader, key).read(1, positions);
    static_cast<void>(glass::read_lengths(reader, kDocuments));
  } catch (const ArchiveError&) {  // what a damaged table is told by
  }
}

}  // namespace

bool boilerplate_is_sound(std::string_view bytes) {
  BoilerplateTable table;
  try {
    table = parse_boilerplate(bytes, "boilerplate");
  } catch (const ArchiveError&) {
    return true;
  }
  return parse_boilerplate(to_tsv(table), "boilerplate") == table;
}

bool tombstones_are_sound(std::string_view bytes) {
  std::string table;
  try {
    table = Tombstones::parse(bytes).to_table();
  } catch (const ArchiveError&) {
    return true;
  }
  return Tombstones::parse(table).to_table() == table;
}

bool glass_table_is_sound(std::string_view bytes) {
  static const TemporaryFolder kFolder;
  const std::filesystem::path file = kFolder / "docdata.glass";
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  Entries salvaged;
  glass::TableSalvager salvager(file);
  read_all(salvager, salvaged);

  constexpr std::size_t kMost = 1U << 20U;
  glass::Inflater inflater;
  for (const auto& [key, tag, is_compressed] : salvaged) {
    if (is_compressed && inflater.decompress(tag, kMost).size() > kMost) return false;
  }
  for (const auto& [key, tag, is_compressed] : salvaged) look_up(file, key, tag);
  Entries read;
  try {
    glass::TableReader reader(file);
    read_all(reader, read);
  } catch (const ArchiveError&) {
    return true;
  }
  return salvaged == read;
}

}  // namespace newsdex
