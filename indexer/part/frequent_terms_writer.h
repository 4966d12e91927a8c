// The file `frequent` of a part (common/archive/frequent_terms.h), made of its postings.

#pragma once

#include <cstdint>
#include <filesystem>

namespace newsdex {

/// Reads the posting lists of the finished database in `part`, whose docids are 1..`documents`, and
/// writes the file beside them. Syncs nothing. Throws ArchiveError.
void write_frequent_terms(const std::filesystem::path& part, std::uint32_t documents);

}  // namespace newsdex
