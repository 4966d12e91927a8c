// What the pages of an archive have in common: the search form and what narrows the result.

#pragma once

#include <string>

#include "common/archive/archive.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"

namespace newsdex::serve {

struct Page {
  std::string title;  ///< before the program's name
  Location here;      ///< canonical; its parameters fill the form
  Html main;
};

/// A whole HTML document.
[[nodiscard]] std::string laid_out(const Page& page, const Archive& archive);

/// Hidden inputs that carry the parameters of a location through a form.
[[nodiscard]] Html hidden_inputs(const Location& location);

/// The filters of a page as a list of links, each of which leaves one out; nothing where it has
/// none.
[[nodiscard]] Html filter_chips(const Location& here, const Archive& archive);

/// A filter in words: `not country Iran`, `since 2025-06`.
[[nodiscard]] Html filter_text(const std::string& name, const std::string& value,
                               const Archive& archive);

}  // namespace newsdex::serve
