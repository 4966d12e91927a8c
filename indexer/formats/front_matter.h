// Front matter: `key: value` lines between two lines of three hyphens, at the head of a text.
//
// A subset of YAML: plain, 'single' and "double" quoted scalars; lists as `[a, b]` or as lines of
// `- item` under their key; comments. Keys are spelled as the fields of JSON Lines are.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/formats/fields.h"
#include "indexer/item.h"

namespace newsdex {

struct FrontMatter {
  RawArticle article;     ///< what the keys say; unknown ones are in `extra`
  std::size_t bytes = 0;  ///< from the beginning of the text to the end of the closing line
};

/// nullopt where the text does not begin with front matter: no opening line, no key on the line
/// after it, or no closing line in the first kMaxFrontMatterBytes. Lines that are not of the subset
/// are left out, with a note.
[[nodiscard]] std::optional<FrontMatter> read_front_matter(std::string_view text,
                                                           const FieldNames& fields);

}  // namespace newsdex
