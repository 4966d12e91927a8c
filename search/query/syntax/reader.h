// Queries in the languages of other news databases, read into our tree.

#pragma once

#include <string_view>

#include "search/query/hints.h"
#include "search/query/syntax/dialect.h"
#include "search/query/tree.h"

namespace newsdex::query {

/// Reads a query of a dialect. Expects valid UTF-8 of at most kMaxQueryBytes; takes time in
/// proportion to its length times the depth of its brackets.
///
/// Throws InputError: `not_available` that names an operator, field or wildcard without an equal
/// here; `bad_query` for what the dialect itself does not allow; `query_too_large` past one of our
/// bounds.
[[nodiscard]] Node read_foreign(std::string_view typed, const Dialect& dialect, Day today,
                                Hints& hints);

}  // namespace newsdex::query
