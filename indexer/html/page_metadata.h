// Which of a page's statements about itself are believed.

#pragma once

#include <string_view>
#include <vector>

#include "indexer/html/facts.h"
#include "indexer/item.h"

namespace newsdex::html {

/// Fills url, title, source, bylines, section, topics, credits and language of the article from
/// the facts, and its candidates: all that was offered, field by field, the most trusted first.
/// Dates are candidates only, for which of them can be read is decided later (see RawArticle).
///
/// The order of trust is one table: what publishers write for search engines (JSON-LD) before
/// what they write for social networks (OpenGraph), that before the conventions of single
/// systems, and these before what has to be told from the page's words. A title loses the name of
/// its site.
void set_page_metadata(RawArticle& article, const std::vector<Fact>& facts);

/// A title without the name of its site at the end or the beginning: "Port closed" of "Port
/// closed | Harbour Post". `site` may be empty: then only what follows the last bar goes, if a
/// title of three words or more is left.
[[nodiscard]] std::string_view without_site_name(std::string_view title, std::string_view site);

}  // namespace newsdex::html
