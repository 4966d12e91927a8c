// Countries, regions and places that an article names.
//
// A mention is a name, abbreviation, demonym, the seat of a government, or a place inside the
// country. Persons' names mean no country ("Chad Smith"), nor do those of companies, schools and
// outlets ("British Airways"). A name that several countries share counts where one of them is
// named otherwise in the article ("Georgia" beside "Tbilisi"), else it is ambiguous.

#pragma once

#include <vector>

#include "common/entities/longer_places.h"
#include "common/entities/names.h"
#include "common/entities/organisation.h"
#include "common/label.h"

namespace newsdex::entities {

struct Countries {
  std::vector<Label> countries;  ///< about and score not yet judged
  std::vector<Label> places;
  std::vector<Label> regions;
  std::vector<Label> ambiguous;
};

/// The tables' place in a longer name is no place; the country counts unless that is elsewhere.
[[nodiscard]] Countries find_countries(const Words& words, const Names& names,
                                       const std::vector<OrgSpan>& orgs,
                                       const std::vector<bool>& is_person,
                                       const LongerPlaces& longer, const Tables& tables);

}  // namespace newsdex::entities
