// Text constructs of feeds: plain, HTML or XHTML, as their attributes say or as is the custom.

#pragma once

#include <string>

#include "indexer/formats/markup.h"
#include "indexer/formats/xml.h"

namespace newsdex {

/// The paragraphs of a construct; none of what is no text, such as a picture in base64. `is_atom`
/// decides where nothing says how it is written: Atom is plain and RSS is HTML.
[[nodiscard]] Paragraphs paragraphs_of(const XmlElement& element, bool is_atom);

/// The same as one line.
[[nodiscard]] std::string line_of_construct(const XmlElement& element, bool is_atom);

/// The name of an author: of the element `name` in it, else what is written beside a mail address,
/// "ana@example.org (Ana Duarte)" or "Ana Duarte <ana@example.org>".
[[nodiscard]] std::string person_of(const XmlElement& element);

}  // namespace newsdex
