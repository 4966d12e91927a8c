// What the parser does not accept: InputErrors with the words for them.

#pragma once

#include <string_view>

namespace newsdex::query {

/// `unknown_field`: there is no field `name`; the hint has the nearest one.
[[noreturn]] void refuse_unknown_field(std::string_view name);

/// `not_available`: `typed` is of the language, but not of this version.
[[noreturn]] void refuse_not_yet(std::string_view typed);

/// `bad_query`: `typed`, which may be empty, is no zone; the hint lists them.
[[noreturn]] void refuse_zone(std::string_view typed);

/// `bad_query`: the field `name` stands there without a value.
[[noreturn]] void refuse_missing_value(std::string_view name);

/// `bad_query`: the name `inner` stands in the brackets of the field `outer`.
[[noreturn]] void refuse_field_in_field(std::string_view outer, std::string_view inner);

}  // namespace newsdex::query
