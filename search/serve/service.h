// Routes about the server itself rather than about articles.

#pragma once

#include "search/serve/api.h"

namespace newsdex::serve {

/// `/healthz`: that the archive answers, and what it holds.
[[nodiscard]] HttpResponse health(const RouteContext& context, const HttpRequest& request);

/// `/metrics`: for Prometheus.
[[nodiscard]] HttpResponse metrics(const RouteContext& context, const HttpRequest& request);

/// `/opensearch.xml`: how a browser's address bar searches here (OpenSearch 1.1). Its URLs are
/// those by which the server was called.
[[nodiscard]] HttpResponse opensearch(const RouteContext& context, const HttpRequest& request);

/// `/api/openapi.json`: the API, described by OpenAPI 3.1, out of the table of options.
[[nodiscard]] HttpResponse openapi(const RouteContext& context, const HttpRequest& request);

}  // namespace newsdex::serve
