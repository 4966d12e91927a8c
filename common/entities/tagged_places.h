// Places that no table knows: what the trained tagger takes for a location.

#pragma once

#include <optional>
#include <vector>

#include "common/entities/longer_places.h"
#include "common/entities/names.h"
#include "common/entities/organisation.h"
#include "common/entities/tagger/tagger.h"
#include "common/label.h"

namespace newsdex::entities {

/// `names` and those of places that tables alone would not take for such, since they are given
/// names or words too, where the tagger is sure of one: "Singapore, Sydney and Tokyo". nullopt
/// where there are none.
[[nodiscard]] std::optional<Names> with_doubtful_places(
    const Words& words, const Names& names, const std::vector<tagger::TaggedSpan>& tagged,
    const Tables& tables);

/// Adds the locations of `tagged` that the tagger is sure of to the places of an article, without
/// a country. Where tables, persons or organisations say what the words mean, they stand: a name
/// that the tables know is never one, but for a part of one in `longer`. `places` are sorted as in
/// Labels, before and after.
void add_tagged_places(const Words& words, const Names& names, const std::vector<OrgSpan>& orgs,
                       const std::vector<bool>& is_person,
                       const std::vector<tagger::TaggedSpan>& tagged, const LongerPlaces& longer,
                       const Tables& tables, std::vector<Label>& places);

}  // namespace newsdex::entities
