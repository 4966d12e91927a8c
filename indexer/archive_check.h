// Looks for damage in an archive.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/manifest.h"

namespace newsdex {

/// One thing that is wrong with an archive.
struct Damage {
  std::string part;  ///< empty: the archive as a whole
  std::string file;  ///< its name alone; may be empty
  std::string path;  ///< from the archive's folder: `parts/000017/columns`
  std::string what;
  std::string affects;  ///< what cannot be trusted
  std::string mend;     ///< what can be done, as commands
};

/// Reads everything: the checksum of every file, every column, every stored article, and Xapian's
/// own check of each part whose bytes are those that were written and may be written. Empty where
/// nothing is wrong. Throws ArchiveError where there is no archive to check, or it is of another
/// format.
[[nodiscard]] std::vector<Damage> check_archive(const std::filesystem::path& folder);

/// The same of one part, which `entry` tells of.
[[nodiscard]] std::vector<Damage> check_part(const std::filesystem::path& folder,
                                             const PartEntry& entry);

/// Whether a file of a part, by its name, is made of the others: `restore_columns` makes it anew.
[[nodiscard]] bool is_derived_file(std::string_view name);

/// The same of these files alone: bytes that are not those that were written, or that readers
/// refuse, such as those of another version.
[[nodiscard]] std::vector<Damage> check_derived_files(const std::filesystem::path& folder,
                                                      const PartEntry& entry);

}  // namespace newsdex
