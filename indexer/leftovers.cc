#include "indexer/leftovers.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <sys/file.h>

#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/error.h"
#include "indexer/archive_names.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

bool is_part_name(std::string_view name) { return parse_part_file_name(name).has_value(); }
bool is_table_name(std::string_view name) { return parse_table_file_name(name).has_value(); }

/// Names in a folder that newsdex may have given and that are not wanted.
std::vector<fs::path> unwanted(const fs::path& folder, bool (*is_own)(std::string_view),
                               const std::set<std::string>& wanted) {
  std::vector<fs::path> out;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (is_own(name) && !wanted.contains(name)) out.push_back(entry->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Readers hold a shared lock on the columns of each part that they have opened.
bool remove_unless_held(const fs::path& path) {
  std::error_code error;
  const fs::path columns = path / kColumnsFile;
  if (!fs::is_regular_file(columns, error)) {
    fs::remove_all(path, error);
    return !error;
  }
  try {
    const MappedFile held(columns);
    if (::flock(held.descriptor(), LOCK_EX | LOCK_NB) != 0) return false;
    fs::remove_all(path, error);
    return !error;
  } catch (const ArchiveError&) {
    return false;
  }
}

}  // namespace

std::vector<fs::path> clear_leftovers(const fs::path& folder, const Manifest& manifest) {
  std::set<std::string> parts;
  std::set<std::string> tables;
  for (const PartEntry& part : manifest.parts) {
    parts.insert(part.name);
    parts.insert(part.deleted_file);
  }
  for (const auto& [name, table] : manifest.tables) tables.insert(table.file);

  std::vector<fs::path> left = unwanted(parts_path(folder), is_part_name, parts);
  for (const fs::path& table : unwanted(folder, is_table_name, tables)) left.push_back(table);
  std::erase_if(left, remove_unless_held);
  return left;
}

}  // namespace newsdex
