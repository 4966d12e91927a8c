// Facets beside the results: values with counts, chosen, excluded and looked for by links and
// forms alone.

#pragma once

#include "search/answer.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"

namespace newsdex::serve {

/// All facets of an answer that have anything to show.
[[nodiscard]] Html facet_panel(const Answer& answer, const Location& here);

}  // namespace newsdex::serve
