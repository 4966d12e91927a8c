#include "indexer/archive_folder.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "common/archive/manifest.h"
#include "common/error.h"
#include "indexer/archive_names.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) {
    throw ArchiveError(fmt::format("{}: cannot read: {}", folder.string(), error.message()),
                       "give --db the folder of an archive");
  }
  return names;
}

/// Files by what they belong to and by generation.
template <typename Owner>
using ByGeneration = std::map<Owner, std::map<std::uint64_t, std::string>>;

std::vector<std::string> in_order(const std::map<std::uint64_t, std::string>& files) {
  std::vector<std::string> out;
  for (const auto& [generation, file] : files) out.push_back(file);
  return out;
}

}  // namespace

ArchiveFolder list_archive(const fs::path& folder) {
  ArchiveFolder out;
  std::map<std::uint64_t, std::string> parts;
  ByGeneration<std::uint64_t> deleted;
  for (const std::string& name : names_in(parts_path(folder))) {
    const auto parsed = parse_part_file_name(name);
    if (!parsed) continue;
    out.last_number = std::max(out.last_number, parsed->number);
    out.last_generation = std::max(out.last_generation, parsed->generation);
    if (parsed->kind == PartFileName::Kind::part) parts[parsed->number] = name;
    if (parsed->kind == PartFileName::Kind::deleted) {
      deleted[parsed->number][parsed->generation] = name;
    }
  }
  for (const auto& [number, name] : parts) out.parts.push_back({name, in_order(deleted[number])});

  ByGeneration<std::string> tables;
  for (const std::string& name : names_in(folder)) {
    const auto parsed = parse_table_file_name(name);
    if (!parsed) continue;
    out.last_generation = std::max(out.last_generation, parsed->generation);
    tables[parsed->table][parsed->generation] = name;
  }
  for (const auto& [table, files] : tables) out.tables[table] = in_order(files);
  return out;
}

}  // namespace newsdex
