// How large a query may be; what passes one of these is refused with `query_too_large`.

#pragma once

#include <cstddef>

#include "search/query/tree.h"

namespace newsdex::query {

inline constexpr std::size_t kMaxQueryBytes = 65'536;
inline constexpr std::size_t kMaxQueryTerms = 1000;  ///< tokens of words and phrases, and values
inline constexpr std::size_t kMaxQueryDepth = 100;   ///< brackets, and levels of the tree

/// Throws InputError (`query_too_large`) for a tree with more than kMaxQueryDepth levels or
/// kMaxQueryTerms terms.
void require_bounds(const Node& root);

[[noreturn]] void refuse_too_many_terms();

}  // namespace newsdex::query
