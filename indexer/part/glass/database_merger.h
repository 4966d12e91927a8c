// Several glass databases that our writer wrote become one, by reading and writing each table
// front to back. Articles that are left out leave no trace.

#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "indexer/part/glass/version_file.h"

namespace newsdex::glass {

struct MergeInput {
  std::filesystem::path folder;
  /// By old docid less 1: the new one, 0 for an article that is left out. Ascending.
  std::vector<std::uint32_t> docids;
};

/// Writes into `folder`, which exists and is empty. New docids run from 1 without gaps through the
/// inputs in their order. Syncs nothing. Throws ArchiveError where an input is damaged or the
/// output cannot be written.
void merge_databases(const std::vector<MergeInput>& inputs, const std::filesystem::path& folder,
                     const Metadata& metadata);

}  // namespace newsdex::glass
