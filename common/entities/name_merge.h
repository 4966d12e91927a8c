// Names of persons in English, from rules and model together.
//
// Each knows what the other does not: rules know titles, the dictionary and what else the article
// calls a person; the model knows what names of any kind look like.

#pragma once

#include <vector>

#include "common/entities/name_tagger.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

/// The spans of the rules, without those that the model is sure are something else, at the
/// model's borders where they differ, and the persons that only the model finds. What the rules
/// have for its given name alone, and the model for no name at all, is only possible. Names of the
/// dictionary stay as they are, as do surnames behind offices in lines of capitals. Both in text
/// order, as is the result.
[[nodiscard]] std::vector<NameSpan> merge_names(const Words& words,
                                                const std::vector<NameSpan>& rules,
                                                const std::vector<tagger::TaggedSpan>& model);

}  // namespace newsdex::entities
