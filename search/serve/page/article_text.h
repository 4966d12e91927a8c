// The text of an article with everything that was found in it marked where it stands.

#pragma once

#include "search/answer.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"

namespace newsdex::serve {

/// What the page calls a kind of label.
struct LabelKindFace {
  std::vector<Label> Labels::*labels;
  Markup name;             ///< as a class, and in sentences
  Markup heading;          ///< of a list of them
  std::string_view facet;  ///< parameter that selects a value; empty: none does
};

/// Every kind, the one that is shown where several hold first.
[[nodiscard]] const std::vector<LabelKindFace>& label_kinds();

struct MarkedArticle {
  Html headline;  ///< the zone `title`, else the title for display
  Html text;      ///< everything else, a paragraph each, by zones
};

/// Entities are links, the first mention of each a tab stop; `data-evidence` says in lines of text
/// what speaks for them. Quotation n is `#quote-n`, from 1.
[[nodiscard]] MarkedArticle mark_article(const Hit& hit);

}  // namespace newsdex::serve
