// The vocabularies that items of feeds mix, by their namespaces.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/formats/xml.h"

namespace newsdex {

/// `core` is RSS and Atom, whose names do not clash.
enum class Vocabulary : std::uint8_t {
  core,
  content,
  dc,
  media,
  itunes,
  feedburner,
  rdf,
  xhtml,
  other
};

/// The vocabulary of an element in a feed whose items are in the namespace `home`: that is a feed's
/// own, even where no table has its name.
[[nodiscard]] Vocabulary vocabulary_of(const XmlElement& element, std::string_view home);

/// The name of an element with the usual prefix of its namespace, as `dc:creator`; without one
/// where it is a feed's own or unknown.
[[nodiscard]] std::string prefixed_name(const XmlElement& element);

/// Whether elements of a namespace, as XmlElement has it, may be a feed's own: those of RSS, of
/// Atom, of none, and of any that is not known to be another vocabulary's.
[[nodiscard]] bool may_be_feed(std::string_view space);

}  // namespace newsdex
