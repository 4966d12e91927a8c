// What the parameters of a page ask of the archive.
//
// Those of the API mean here what they mean there and are read by its table. The page alone has the
// names of all its facets, `not.FACET=VALUE`, which excludes, `open=FACET` and `find=TEXT`, the
// long list of one facet and what is looked for in it, and `id`, of the article shown.

#pragma once

#include "common/app.h"
#include "search/answer.h"
#include "search/serve/page/location.h"

namespace newsdex::serve {

/// Rows of a facet as it stands in the page, and as it is opened.
inline constexpr std::size_t kFacetRows = 6;
inline constexpr std::size_t kOpenFacetRows = 60;
/// No page lists more; who needs more exports.
inline constexpr std::size_t kMaxPageLimit = 100;

/// `here` with the parameters that a page knows, so that what others put into a link (trackers)
/// does not go on into all links of the page. Empty values are dropped: forms send them.
[[nodiscard]] Location canonical(const Location& here);

/// The filters of a page alone: `here` on page 1, with nothing open.
[[nodiscard]] Location first_page(const Location& here);

/// What a page of results asks; `here` is canonical. Throws InputError as read_question does.
[[nodiscard]] Request search_request(const Location& here, const CommonOptions& defaults);

/// Whether a parameter narrows the result: a facet's, an excluded one, since or until.
[[nodiscard]] bool is_filter(std::string_view name);

}  // namespace newsdex::serve
