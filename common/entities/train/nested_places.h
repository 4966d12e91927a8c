// Places and nations inside the names of organisations, which Worldwide newswire labels apart:
// "University of" | "Tasmania", "Israeli" | "Ministry". Other sets label such names as one.

#pragma once

#include <vector>

#include "common/entities/tagger/tagger.h"
#include "common/entities/words.h"

namespace newsdex::training {

/// The spans with the places and nations that the tables know cut out of organisations; nations
/// are of SpanKind::other. `spans` is in text order and disjoint, and so is the result.
[[nodiscard]] std::vector<entities::tagger::TaggedSpan> with_places_cut(
    const entities::Words& words, const std::vector<entities::tagger::TaggedSpan>& spans);

}  // namespace newsdex::training
