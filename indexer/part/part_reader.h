// Reads an article's row back from a part's columns as it was put in: what merging copies.

#pragma once

#include <cstdint>

#include "common/archive/columns.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// Throws ArchiveError where the columns are damaged.
[[nodiscard]] ColumnRow read_row(const Columns& columns, std::uint32_t docid);

/// Gives a row made anew what only indexing knows: the day on which the article came in.
void keep_ingested(const Columns& columns, std::uint32_t docid, ColumnRow& row);

}  // namespace newsdex
