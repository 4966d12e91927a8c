// The paragraphs of HTML.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/html/document.h"
#include "indexer/html/roles.h"
#include "indexer/item.h"

namespace newsdex {

struct Paragraphs {
  std::vector<Block> blocks;
  std::vector<Cut> cuts;  ///< what of the markup was beyond a bound
};

/// The paragraphs of a fragment of HTML, such as feeds and NITF carry. Plain text without any
/// element is a fragment, too.
///
/// Block elements and `<br><br>` end a paragraph; white space is collapsed; scripts, styles and
/// what is hidden go. Captions, credits and corrections are told by element and class; asides,
/// links to other articles, share and subscription boxes are boilerplate; the rest is body.
[[nodiscard]] Paragraphs html_blocks(std::string_view utf8_fragment);

namespace html {

/// A paragraph and where it stands.
struct PageBlock {
  Block block;
  std::uint32_t element = 0;     ///< the innermost block element around it
  std::uint32_t node = 0;        ///< its first text node
  std::uint32_t link_bytes = 0;  ///< of its text, inside links
  Role role = Role::plain;       ///< of the innermost element around it that has one
};

/// The paragraphs of a whole document in its order, those of hidden elements left out.
[[nodiscard]] std::vector<PageBlock> cut_blocks(const Document& document,
                                                const std::vector<Role>& roles);

}  // namespace html
}  // namespace newsdex
