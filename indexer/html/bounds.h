// What a page is cut down to before a parser sees it, so that no page is slow or loses text.
//
// libxml2's HTML parser is quadratic in the attributes of an element and in end tags that close
// nothing, and beyond its own limit of depth it drops text in silence.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex::html {

struct BoundedMarkup {
  std::string markup;
  // What was beyond a bound.
  std::size_t deep_tags = 0;     ///< left out
  std::size_t crowded_tags = 0;  ///< that lost attributes
  std::size_t long_values = 0;   ///< of attributes that mean something: emptied
};

/// The same page within the bounds of indexer/limits.h on elements, without NUL and control
/// characters, comments, declarations, end tags that close nothing, and the content of scripts
/// other than JSON-LD, of style sheets and of form fields. Takes linear time.
[[nodiscard]] BoundedMarkup bounded_markup(std::string_view utf8);

}  // namespace newsdex::html
