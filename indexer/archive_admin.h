// What newsdex-admin does with an archive.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace newsdex {

/// How many articles, parts, bytes, languages and dates an archive has.
[[nodiscard]] nlohmann::ordered_json archive_stats(const std::filesystem::path& folder);

/// One thing that is wrong with an archive.
struct Damage {
  std::string part;  ///< empty: the archive as a whole
  std::string file;  ///< its name alone; may be empty
  std::string path;  ///< from the archive's folder: `parts/000017/columns`
  std::string what;
  std::string affects;  ///< what cannot be trusted
  std::string mend;     ///< what can be done
};

/// Reads everything: the checksum of every file, every column, every stored article, and Xapian's
/// own check of each part whose bytes are those that were written. Empty where nothing is wrong.
/// Throws ArchiveError where there is no archive to check.
[[nodiscard]] std::vector<Damage> check_archive(const std::filesystem::path& folder);

/// Makes one part of all, without the deleted articles.
void compact_archive(const std::filesystem::path& folder);

/// Removes articles by id; returns the ids that the archive does not have.
[[nodiscard]] std::vector<std::string> remove_articles(const std::filesystem::path& folder,
                                                       const std::vector<std::string>& ids);

}  // namespace newsdex
