// What a list of names says that it lists: "brands such as Yorro, Zell and Tarr".

#pragma once

#include <cstddef>

#include "common/entities/names.h"

namespace newsdex::entities {

/// Whether word `first` begins a name in an English list of what are no persons by the noun before
/// it: brands, firms, places, ships, storms.
[[nodiscard]] bool is_in_list_of_things(const Words& words, std::size_t first);

/// Whether words [first, last] are a name in a list with a town that the tables know, a few words
/// away: "Al Yorro" of "Dubai, Al Zell and Al Yorro".
[[nodiscard]] bool is_in_list_of_towns(const Words& words, const Names& names, std::size_t first,
                                       std::size_t last);

}  // namespace newsdex::entities
