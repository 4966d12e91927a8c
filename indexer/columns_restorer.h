// Makes damaged or lost columns of an archive anew from its stored articles.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsdex {

/// Looks at the columns of every part, and publishes those parts whose columns are not what was
/// written under a new name with new columns; the database is linked, not copied. Returns the
/// parts' names as they were. Throws ArchiveError where stored articles are damaged, too; the
/// archive is then as it was.
[[nodiscard]] std::vector<std::string> restore_columns(const std::filesystem::path& folder);

}  // namespace newsdex
