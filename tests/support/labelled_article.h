// Articles for tests whose labels are given, not found.

#pragma once

#include "common/archive/record.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// An article in English as a part takes it: terms by its text, its quotations and `row`.
[[nodiscard]] PartDocument labelled(const Record& record, ColumnRow row);

}  // namespace newsdex
