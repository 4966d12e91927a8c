// The JSON API: one function a route. docs/http-api.md is its reference.
//
// All of them throw InputError for what is asked wrongly, ArchiveError for an archive that cannot
// be read.

#pragma once

#include "common/app.h"
#include "search/engine.h"
#include "search/serve/message.h"

namespace newsdex::serve {

/// What a route is answered with.
struct RouteContext {
  Engine& engine;
  const CommonOptions& defaults;  ///< what "today" is
};

/// `/api/search`: what newsdex-search prints, byte for byte.
[[nodiscard]] HttpResponse search(const RouteContext& context, const HttpRequest& request);

}  // namespace newsdex::serve
