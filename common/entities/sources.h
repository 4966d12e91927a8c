// Cited sources: outlets and agencies that the article attributes information to.
//
// "According to The Wall Street Journal", "told the WSJ", "Reuters reported", "WSJ:" before a
// title, "(AP) -" before a story, and the like in Spanish, French, German, Italian, Portuguese and
// Dutch (see told_outlets.h, too). An outlet that is only mentioned ("sued the New York Times") is
// no source.

#pragma once

#include <vector>

#include "common/entities/name_tagger.h"
#include "common/entities/organisation.h"
#include "common/label.h"

namespace newsdex::entities {

struct Sources {
  std::vector<Label> cited;  ///< kind: that of the first attribution
  /// Outlets found only because something is attributed to them ("Time reported"), as
  /// organisations.
  std::vector<OrgSpan> outlets;
};

[[nodiscard]] Sources find_sources(const Words& words, const std::vector<OrgSpan>& orgs,
                                   const std::vector<NameSpan>& names, const Tables& tables);

}  // namespace newsdex::entities
