// Makes columns of an archive that are damaged, lost or of another version anew from its stored
// articles, and its frequent terms from its postings.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsdex {

/// Looks at the columns and frequent terms of every part, and publishes the parts where readers
/// refuse them (`check_derived_files`) under a new name with new ones; the database is linked, not
/// copied. So an archive of a release with another layout of these files can be read again without
/// its sources. Returns the parts' names as they were. Throws ArchiveError where the database is
/// damaged, too; the archive is then as it was.
[[nodiscard]] std::vector<std::string> restore_columns(const std::filesystem::path& folder);

}  // namespace newsdex
