// What a list of names says that it lists: "brands such as Yorro, Zell and Tarr".

#pragma once

#include <cstddef>

#include "common/entities/words.h"

namespace newsdex::entities {

/// Whether word `first` begins a name in an English list of what are no persons by the noun before
/// it: brands, firms, places, ships, storms.
[[nodiscard]] bool is_in_list_of_things(const Words& words, std::size_t first);

}  // namespace newsdex::entities
