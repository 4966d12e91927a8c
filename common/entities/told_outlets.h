// Outlets as the press of other languages than English writes them: in quotation marks, behind the
// name of who speaks to them, and without their article.
//
// None of it is looked for in English, where "told" stands right before its outlet.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "common/entities/name_tagger.h"
#include "common/entities/organisation.h"
#include "common/entities/speech.h"
#include "common/entities/tables.h"
#include "common/entities/words.h"

namespace newsdex::entities {

/// Words that name an outlet of the tables, as an organisation.
[[nodiscard]] OrgSpan outlet_span(const Phrase& words, const Entry& entry, const Tables& tables);

/// The first word behind the opening mark if the outlet stands in quotation marks: „Spiegel“,
/// « Le Monde ».
[[nodiscard]] std::optional<std::size_t> quoted_from(const Words& words, const OrgSpan& outlet);

/// The words by which an outlet is told something, from the verb or to it: "dijo Albares a El
/// País", "sagte Güler dem Deutschlandfunk", "sagte Merkel im ZDF", "wie Güler dem Spiegel sagte".
[[nodiscard]] std::optional<Phrase> telling_of(const Words& words,
                                               const std::vector<NameSpan>& names,
                                               const OrgSpan& outlet);

/// Outlets without the article of their name: "au Monde", "alla Stampa", "der „Zeit“". In text
/// order; they count where something is attributed to them. `orgs` is sorted; what it holds is left
/// out.
[[nodiscard]] std::vector<OrgSpan> contracted_outlets(const Words& words,
                                                      const std::vector<OrgSpan>& orgs,
                                                      const Tables& tables);

}  // namespace newsdex::entities
