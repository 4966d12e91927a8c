// How large a query may be; what passes one of these is refused with `query_too_large`.

#pragma once

#include <cstddef>
#include <string_view>

#include "search/query/tree.h"

namespace newsdex::query {

inline constexpr std::size_t kMaxQueryBytes = 8000;
inline constexpr std::size_t kMaxQueryTerms = 256;  ///< different tokens of the text, and values
inline constexpr std::size_t kMaxQueryDepth = 50;   ///< brackets, and levels of the tree
inline constexpr std::size_t kMaxWildcards = 16;    ///< different words and values with * or ?
inline constexpr std::size_t kMaxPhraseWords = 32;

/// Throws InputError for a text that is too long, or no UTF-8.
void require_text(std::string_view typed);

/// Throws InputError (`query_too_large`), with the bound in its message, for a tree that passes
/// one of the bounds above.
void require_bounds(const Node& root);

}  // namespace newsdex::query
