// Firms that are called like persons, told by those who work there: "an analyst at Xan Yorro".

#pragma once

#include <vector>

#include "common/entities/names.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

/// Makes organisations of the persons of `tagged` at whom somebody works ("an analyst at Xan
/// Yorro", "Anna Carter of Xan Yorro"), in all their mentions by the same words; where the name
/// goes on ("Xan Yorro & Co"), there alone. Whom the tables know stays a person. `tagged` is in
/// text order. Linear in the text.
void mark_employers(const Words& words, const Names& names, const Tables& tables,
                    std::vector<tagger::TaggedSpan>& tagged);

}  // namespace newsdex::entities
