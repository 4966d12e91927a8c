// What must hold of a ninjs object so that it can be read.

#pragma once

#include <string>

#include <simdjson.h>

namespace newsdex {

/// The first rule that `object` breaks, as `PATH: what`, empty where it breaks none. Looks at the
/// object and at those associated with it. The rules are those of the schemas 1.0 to 3.1 taken
/// together, for the properties that are read; unknown properties break none.
[[nodiscard]] std::string broken_rule(simdjson::dom::object object);

/// A property's name in one spelling for all versions: without capitals.
[[nodiscard]] std::string ninjs_name(std::string_view key);

}  // namespace newsdex
