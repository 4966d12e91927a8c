// The wildcards of other languages in ours.

#pragma once

#include <string>
#include <string_view>

#include "search/query/syntax/dialect.h"

namespace newsdex::query {

/// A word with `*` for any letters and `?` for one. Throws InputError (`not_available`) for a
/// wildcard that ours has no equal of: one letter at the end, a limited number of letters.
[[nodiscard]] std::string own_wildcards(std::string_view word, const Dialect& dialect);

}  // namespace newsdex::query
