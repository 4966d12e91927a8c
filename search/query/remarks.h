// What the parser remarks about a query, in sentences: hints, see hints.h.

#pragma once

#include <string>
#include <string_view>

#include "common/schema.h"
#include "common/zone.h"
#include "search/query/tree.h"

namespace newsdex::query {

/// An operator that has nothing on one of its sides.
[[nodiscard]] std::string about_lonely(std::string_view operator_word);

/// `word/word`, which is OR.
[[nodiscard]] std::string about_slash(std::string_view words);

/// AND and OR side by side, without brackets: how they were read.
[[nodiscard]] std::string about_precedence(const Node& reading);

/// `in:ZONE` without words behind it.
[[nodiscard]] std::string about_idle_zone(Zone zone);

/// A field that took the first word only of what looks like a name.
[[nodiscard]] std::string about_one_word(const Field& field, std::string_view name);

/// `caps (…)`: a function whose bracket stands apart.
[[nodiscard]] std::string about_function_apart(std::string_view name);

}  // namespace newsdex::query
