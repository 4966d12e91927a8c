// What lies in an archive's folder, whatever archive.json says of it.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace newsdex {

struct ArchiveFolder {
  struct Part {
    std::string name;
    std::vector<std::string> deleted_files;  ///< lists of deleted articles, the newest last
  };

  std::vector<Part> parts;  ///< by number, ascending: a newer part has a higher one
  std::map<std::string, std::vector<std::string>> tables;  ///< files by table, the newest last
  std::uint64_t last_number = 0;                           ///< of any part that the names tell of
  std::uint64_t last_generation = 0;                       ///< that the names tell of
};

/// Reads names only. Throws ArchiveError where there is no folder of parts.
[[nodiscard]] ArchiveFolder list_archive(const std::filesystem::path& folder);

}  // namespace newsdex
