// The list of a page of results: articles or quotations, how they are ordered, and the pages.

#pragma once

#include <vector>

#include "search/answer.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"

namespace newsdex::serve {

/// Articles, each with its snippet and with links to whom and what it names.
[[nodiscard]] Html hit_list(const std::vector<Hit>& hits, const Location& here);

/// A quotation and the article that it stands in.
struct QuoteOfHit {
  Hit hit;
  Quote quote;
};

[[nodiscard]] Html quote_list(const std::vector<QuoteOfHit>& quotes, std::size_t offset,
                              const Location& here);

/// Articles or quotations, relevance, newest or oldest, as links; `ranked` is whether the order
/// is by relevance.
[[nodiscard]] Html view_links(const Location& here, bool ranked);

/// Links to the pages around this one; nothing where there is one page alone.
[[nodiscard]] Html page_links(const Location& here, std::uint64_t total, std::size_t offset,
                              std::size_t limit);

/// Before and after, where the number of rows is not known.
[[nodiscard]] Html neighbour_links(const Location& here, std::size_t offset, std::size_t limit,
                                   bool has_more);

/// Where an article is shown, and how one comes back from there.
[[nodiscard]] std::string article_href(const Article& article, const Location& here);

/// Source, date and section of an article, as the line above its title.
[[nodiscard]] Html kicker(const Hit& hit);

}  // namespace newsdex::serve
