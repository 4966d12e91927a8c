// Which of the tagger's names of persons cannot be any: what tables and marks tell of them.

#pragma once

#include <vector>

#include "common/entities/names.h"
#include "common/entities/organisation.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

/// The spans of the model in text order, of the persons without those in which an organisation
/// stands ("Morgan Stanley") and those that are none ("Dodd-Frank", "XORL.N", "Morgan" beside
/// "Morgan Stanley", "Sandy" beside "Hurricane Sandy", "Yorro v. Varga", "Xavier (Xan) Yorro").
/// What is named after a person ("Xan Yorro" of "Xan Yorro Stadium"), storms, towns ("the town of
/// Xan Yorro", "St. Xan’s", "Al Yorro and Dubai"), what is listed as a brand or the like, members
/// of a party ("Virginia Democrat") and what stands alone in quotation marks (“Xan Yorro”) are of
/// another kind. A person behind or before a possessive stands alone: "Xorl’s Anna Carter", "Anna
/// Carter’s Xorl"; so does one behind a word that opens a sentence, and so do those around a verb
/// in a headline: "Yorro Slams Zell".
[[nodiscard]] std::vector<tagger::TaggedSpan> plausible_names(
    const Words& words, const Names& names, const std::vector<OrgSpan>& orgs,
    const std::vector<tagger::TaggedSpan>& model);

/// Whether a name that ends with word `last` is a school's: "Xan Yorro high school".
[[nodiscard]] bool names_school(const Words& words, std::size_t last);

/// Whether a word ends the names of firms and branches of business, and of no persons: "Xorl
/// Analytics", "Private Equity".
[[nodiscard]] bool is_trade(const Word& word);

}  // namespace newsdex::entities
