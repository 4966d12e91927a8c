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
/// model's borders where they differ, and the persons that only the model finds, less sure ones too
/// where they stand beside another person in an enumeration. What the rules have for its given name
/// or the words around alone, and the model for no person, is only possible where it ends with an
/// ordinary word, and what they have for its title alone where all its words are ordinary. Names of
/// the dictionary stay as they are, as do surnames behind offices in lines of capitals. Both in
/// text order, as is the result.
[[nodiscard]] std::vector<NameSpan> merge_names(const Words& words,
                                                const std::vector<NameSpan>& rules,
                                                const std::vector<tagger::TaggedSpan>& model);

}  // namespace newsdex::entities
