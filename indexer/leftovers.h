// What no generation of an archive names any more: parts that were merged, what interrupted runs
// left, earlier deleted files and tables.

#pragma once

#include <filesystem>
#include <vector>

#include "common/archive/manifest.h"

namespace newsdex {

/// Removes it from the archive in `folder`, whose newest generation is `manifest`; nothing that
/// newsdex did not name itself. Returns what is still there: parts that a reader holds, and what
/// could not be removed. Either is no error, since every writer clears again. Expects the writer's
/// lock.
std::vector<std::filesystem::path> clear_leftovers(const std::filesystem::path& folder,
                                                   const Manifest& manifest);

}  // namespace newsdex
