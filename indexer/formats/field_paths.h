// Fields that newsrooms' own systems keep inside of objects: `title.rendered`, `headline.main`.

#pragma once

#include <vector>

#include "indexer/formats/fields.h"

namespace newsdex {

/// Where fields are in WordPress's REST API, the Guardian's content API, the Article Search API of
/// the New York Times, Arc XP's ANS and exports of MongoDB; best first within a field. A mapping
/// takes the place of its field's paths; its column is a path where points part keys.
[[nodiscard]] std::vector<FieldPath> field_paths(const std::vector<FieldMapping>& mappings);

}  // namespace newsdex
