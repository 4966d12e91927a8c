// The names to show for the values of a field, read from those of the tables (data/*.tsv) that hold
// them: a search that only shows values need not wait for all tables (tables.h) to be loaded.

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "common/schema.h"

namespace newsdex::entities {

/// Names by value. Views into what is compiled in.
using LabelTable = std::unordered_map<std::string, std::string_view>;

/// The names of the values of persons, countries, regions, organisations and outlets, as `tables()`
/// has them; nullptr for any other field. Read on first use; thread-safe.
[[nodiscard]] const LabelTable* label_table(FieldId field);

}  // namespace newsdex::entities
