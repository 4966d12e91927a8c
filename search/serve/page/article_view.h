// One article as a page: its text with marks, what is known of it, and whom and what it names.

#pragma once

#include "search/answer.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"

namespace newsdex::serve {

/// `here` is the article's own location; without its `id` it is that of the results.
[[nodiscard]] Html article_view(const Hit& hit, const Location& here);

}  // namespace newsdex::serve
