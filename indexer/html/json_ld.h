// schema.org in JSON-LD: what a page's own NewsArticle says.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/document.h"
#include "indexer/html/facts.h"

namespace newsdex::html {

struct JsonLd {
  std::vector<Fact> facts;   ///< place json_ld; keys as in schema.org: `headline`, `datePublished`
  std::string article_body;  ///< as written, may hold HTML; empty where there is none
  std::vector<Cut> cuts;     ///< what was beyond a bound of indexer/limits.h
};

/// The article of a page's scripts of type application/ld+json: the first object whose type is
/// an article's, alone, in an array or in `@graph`; of several the one with the most to say.
/// References by `@id` are followed. Scripts that are no JSON are mended where that is easy
/// (raw line ends in strings, trailing commas, CDATA marks or comments around them, a missing end),
/// else left out, as are those that nest deeper than 64 levels.
[[nodiscard]] JsonLd read_json_ld(const Document& document);

/// The mended form of JSON as pages write it.
[[nodiscard]] std::string mended_json(std::string_view json);

}  // namespace newsdex::html
