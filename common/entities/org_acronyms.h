// Acronyms that an article explains: "Israel Defense Forces (IDF)", or spells out.

#pragma once

#include <vector>

#include "common/entities/names.h"
#include "common/entities/organisation.h"

namespace newsdex::entities {

/// Adds the mentions of acronyms behind their explanation, as those of what they stand for, whether
/// or not the tagger has seen an organisation there. `orgs` is in text order, before and after.
void add_acronyms(const Words& words, const Names& names, std::vector<OrgSpan>& orgs);

/// Drops acronyms of the tables that the article uses for what it spells out itself: "PPP" is not
/// the Pakistan People's Party where the article speaks of the "Paycheck Protection Program".
/// `orgs` is in text order, before and after.
void drop_other_meanings(const Words& words, std::vector<OrgSpan>& orgs);

/// Drops names that are no organisation's here: share codes ("XORL.N"), acronyms of what the
/// article explains in small letters ("liquefied natural gas (LNG)"), and words among others in
/// capitals
/// ("XAN YORRO, WHO DROVE TWO HOURS"). `orgs` is in text order, before and after.
void drop_other_acronyms(const Words& words, std::vector<OrgSpan>& orgs);

}  // namespace newsdex::entities
