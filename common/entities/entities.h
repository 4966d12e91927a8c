// Entities of one article: the whole of common/entities behind one function.
//
// The labels of an article depend on that article, on the tables compiled in and on the user's
// corrections, never on other articles. False labels cost more than missed ones: what is ambiguous
// stays ambiguous.

#pragma once

#include "common/article.h"
#include "common/entities/corrections.h"
#include "common/label.h"
#include "common/text/tokenizer.h"

namespace newsdex::entities {

/// Finds persons, countries, places, regions, organisations, sources with and without a name,
/// quotations and dates. `tokens` are those of `article.text`, placed. Only title, lead, body and
/// caption are looked at, and the credit lines for outlets that contributed. `corrections` are the
/// user's own. Thread-safe.
[[nodiscard]] Labels find_entities(const Article& article, const text::TokenList& tokens,
                                   const Corrections& corrections = {});

}  // namespace newsdex::entities
