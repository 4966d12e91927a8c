// The last names of the persons whom an article names in full.

#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/entities/words.h"

namespace newsdex::entities {

/// Folded. `is_person` tells which words are part of a person's name. Views last as long as
/// `words`.
[[nodiscard]] std::unordered_set<std::string_view> last_names(const Words& words,
                                                              const std::vector<bool>& is_person);

}  // namespace newsdex::entities
