// The list of a part's deleted articles: `parts/000017.deleted.42`, a roaring bitmap of docids.

#pragma once

#include <cstdint>
#include <filesystem>

#include <roaring/roaring.hh>

#include "common/archive/manifest.h"

namespace newsdex {

/// Writes the list as that of `generation`, synced, and makes the part's entry name it. The name is
/// durable once the folder of parts has been synced.
void write_deleted(const std::filesystem::path& archive, PartEntry& entry, Roaring deleted,
                   std::uint64_t generation);

}  // namespace newsdex
