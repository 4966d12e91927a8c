// What the words that name an organisation are called by: its value and label.

#pragma once

#include "common/entities/names.h"
#include "common/entities/org_heads.h"
#include "common/entities/organisation.h"

namespace newsdex::entities {

/// The organisation of the tables that a match means as `entry`.
[[nodiscard]] OrgSpan known_org(const Words& words, const Match& match, const Entry& entry,
                                const Tables& tables);

/// A name as rules or the tagger found it, called by its words without "The", "Inc", "Corp" and
/// the like; a known organisation where the tables have that value.
[[nodiscard]] OrgSpan unknown_org(const Words& words, WordRange range, const Tables& tables);

}  // namespace newsdex::entities
