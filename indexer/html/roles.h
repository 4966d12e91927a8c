// What an element says it is, by its name, its ARIA role and the words of its class and id.

#pragma once

#include <cstdint>
#include <vector>

#include "indexer/html/document.h"

namespace newsdex::html {

enum class Role : std::uint8_t {
  plain,
  caption,  ///< of a picture or video
  credit,   ///< who made a picture
  byline,   ///< who wrote, and when
  correction,
  boilerplate,  ///< navigation, links to other articles, share and subscription boxes
  comments,     ///< of readers
  hidden,       ///< nobody sees it
};

/// The role that each node of the document has of its own, not that of its ancestors.
///
/// Words of classes name layouts as well as parts ("with-sidebar" on the whole page): an element
/// that holds more than a third of the document's text is no boilerplate and not hidden, whatever
/// its class says. Readers may write more than the newsroom: what holds a headline <h1> or more
/// than nine tenths of the text is no comments.
[[nodiscard]] std::vector<Role> roles(const Document& document);

}  // namespace newsdex::html
