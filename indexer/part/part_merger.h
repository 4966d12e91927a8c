// Makes one part of several, without their deleted articles.

#pragma once

#include <filesystem>
#include <vector>

#include "common/archive/archive.h"

namespace newsdex {

/// Writes the part into `folder`, which must not exist, synced. The articles keep their order.
/// Expects at least one live article. Throws ArchiveError where a part is damaged or the new one
/// cannot be written.
[[nodiscard]] PartEntry merge_parts(const std::vector<Part>& parts,
                                    const std::filesystem::path& archive,
                                    const std::filesystem::path& folder);

}  // namespace newsdex
