// Makes damaged or lost columns of an archive anew from its stored articles, and its frequent terms
// from its postings.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsdex {

/// Looks at the columns and frequent terms of every part, and publishes those parts where they are
/// not what was written under a new name with new ones; the database is linked, not copied. Returns
/// the parts' names as they were. Throws ArchiveError where the database is damaged, too; the
/// archive is then as it was.
[[nodiscard]] std::vector<std::string> restore_columns(const std::filesystem::path& folder);

}  // namespace newsdex
