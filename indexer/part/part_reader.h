// Reads an article's row back from a part's columns as it was put in: what merging copies.

#pragma once

#include <cstdint>

#include "common/archive/columns.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// Throws ArchiveError where the columns are damaged.
[[nodiscard]] ColumnRow read_row(const Columns& columns, std::uint32_t docid);

}  // namespace newsdex
