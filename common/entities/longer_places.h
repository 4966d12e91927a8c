// Places of whose names the tables know only a part: "San Francisco de Yojoa", "Ottawa Islands".

#pragma once

#include <vector>

#include "common/entities/names.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

struct LongerPlaces {
  std::vector<bool> is_inside;  ///< by word: of one of them
  /// By word: of one that does not lie where the tables' place does. "San Francisco de Yojoa" is
  /// neither in San Francisco nor does it mention the United States; "Ottawa Islands" are in
  /// Canada.
  std::vector<bool> is_elsewhere;
};

/// Those locations of `tagged`, which is in text order and disjoint, that the tagger is sure of.
/// None are names with nothing but a direction or the kind of district beside the tables' one:
/// "Southern Canada", "Province of Quebec".
[[nodiscard]] LongerPlaces find_longer_places(const Words& words, const Names& names,
                                              const std::vector<tagger::TaggedSpan>& tagged);

}  // namespace newsdex::entities
