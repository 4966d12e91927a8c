// Acronyms that an article explains: "Israel Defense Forces (IDF)".

#pragma once

#include <vector>

#include "common/entities/names.h"
#include "common/entities/organisation.h"

namespace newsdex::entities {

/// Adds the mentions of acronyms behind their explanation, as those of what they stand for, whether
/// or not the tagger has seen an organisation there. `orgs` is in text order, before and after.
void add_acronyms(const Words& words, const Names& names, std::vector<OrgSpan>& orgs);

}  // namespace newsdex::entities
