// Persons whom an article names by one word alone: "Pele", "her uncle Yorro".

#pragma once

#include "common/entities/tagger/tagger.h"
#include "common/entities/words.h"

namespace newsdex::entities {

/// Whether one word that the model takes for a person is somebody even where no full name stands in
/// the article: a name that is no surname, or a surname that speaks or is a relative's. Other
/// surnames are nobody's, since they are as often a firm's: "Abbott".
[[nodiscard]] bool is_lone_name(const Words& words, const tagger::TaggedSpan& span);

}  // namespace newsdex::entities
