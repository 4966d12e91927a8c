// Reads an article back from a part as it was put in: what merging copies.

#pragma once

#include "common/archive/archive.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// Throws ArchiveError where the part is damaged.
[[nodiscard]] PartDocument read_document(const Part& part, std::uint32_t docid);

}  // namespace newsdex
