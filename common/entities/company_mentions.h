// Companies by the first word of their names: "Xorl said", in an article that has "Xorl Yorro Inc".

#pragma once

#include <vector>

#include "common/entities/names.h"
#include "common/entities/organisation.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

/// Adds the mentions by its first word alone of each company that the article names with a legal
/// form ("Corp", "Holdings") or before a share code. Not where two have that word, where it has
/// another meaning in the tables or is an ordinary part of names ("General", "First"), where it
/// stands inside a longer name or the tagger sees a person or a place. An ordinary word that opens
/// a sentence or stands in a headline counts where a verb or a possessive follows. `orgs` is in
/// text order, before and after; `tagged` sorted and disjoint. Linear in the text.
void add_company_mentions(const Words& words, const Names& names,
                          const std::vector<tagger::TaggedSpan>& tagged,
                          std::vector<OrgSpan>& orgs);

}  // namespace newsdex::entities
