// What a page states about itself, and where: the raw material of its metadata.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/document.h"

namespace newsdex::html {

/// Where a statement stands.
enum class Place : std::uint8_t {
  json_ld,    ///< schema.org in a script
  microdata,  ///< schema.org in itemprop attributes
  meta,       ///< <meta name> or <meta property>: OpenGraph, Dublin Core, and many more
  link,       ///< <link rel> and <a rel>
  element,    ///< an element of HTML: title, h1, time, html lang
  url,        ///< the page's own address
  text,       ///< the words of the page
};

/// "json-ld", "meta" …, as provenance is shown.
[[nodiscard]] std::string_view to_string(Place place);

struct Fact {
  Place place = Place::meta;
  std::string key;    ///< `datePublished`; of meta in lower case with `:` for `.`: `dc:date`
  std::string value;  ///< on one line, not empty
};

/// The facts of a document's own markup, in its order, without those of JSON-LD.
[[nodiscard]] std::vector<Fact> markup_facts(const Document& document);

/// A value that may hold references and tags of HTML, as text on one line.
[[nodiscard]] std::string plain_text(std::string_view value);

}  // namespace newsdex::html
