// The pages for readers, as HTML that works without scripts: a form, links, and nothing else.
//
// The parameters of a page are its whole state: see search/serve/page/page_request.h.

#pragma once

#include "search/serve/api.h"

namespace newsdex::serve {

/// `/`: the search page. What cannot be read or takes too long is a page too, with its status;
/// throws ArchiveError as Engine does.
[[nodiscard]] HttpResponse search_page(const RouteContext& context, const HttpRequest& request);

/// `/article?id=ID`: one article. Where the parameters hold a query as well, what answers it is
/// marked. An id is a parameter because browsers resolve `..` within a path.
[[nodiscard]] HttpResponse article_page(const RouteContext& context, const HttpRequest& request);

/// `/assets/NAME`: style sheet, scripts, icon. Throws InputError (`not_found`).
[[nodiscard]] HttpResponse asset(const RouteContext& context, const HttpRequest& request);

}  // namespace newsdex::serve
