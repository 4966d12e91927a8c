// The JSON API: one function a route. docs/http-api.md is its reference.
//
// All of them throw InputError for what is asked wrongly, or takes too long or too much, and
// ArchiveError for an archive that cannot be read.

#pragma once

#include "common/app.h"
#include "search/engine.h"
#include "search/serve/message.h"

namespace newsdex::serve {

class Metrics;

/// What a route is answered with.
struct RouteContext {
  Engine& engine;
  const CommonOptions& defaults;  ///< what "today" is
  const Metrics& metrics;
};

/// `/api/search`: what newsdex-search prints in JSON or in the `format` asked for, byte for byte.
[[nodiscard]] HttpResponse search(const RouteContext& context, const HttpRequest& request);

/// `/api/facets`, `/api/timeline`, `/api/quotes`: the same with the view of that name. `like` on
/// the first: only values of which a word begins so, in value or label.
[[nodiscard]] HttpResponse facets(const RouteContext& context, const HttpRequest& request);
[[nodiscard]] HttpResponse timeline(const RouteContext& context, const HttpRequest& request);
[[nodiscard]] HttpResponse quotes(const RouteContext& context, const HttpRequest& request);

/// `/api/articles/ID`: the same with the view `article`, of the one article whose id follows the
/// second slash. Throws InputError (`not_found`) where there is none.
[[nodiscard]] HttpResponse article(const RouteContext& context, const HttpRequest& request);

/// `/api/suggest`: persons, countries, organisations and sources of which a word begins like `q`.
[[nodiscard]] HttpResponse suggest(const RouteContext& context, const HttpRequest& request);

/// `/feed.atom`: a query's newest articles.
[[nodiscard]] HttpResponse feed(const RouteContext& context, const HttpRequest& request);

}  // namespace newsdex::serve
