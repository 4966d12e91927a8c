// Options of newsdex-search as JSON Schema, for those who describe what they take.

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "search/option_table.h"

namespace newsdex::serve {

/// The values that an option takes.
[[nodiscard]] nlohmann::ordered_json option_schema(const OptionRow& row);

/// What the option is for, on one line; empty where another option's text tells of it.
[[nodiscard]] std::string option_description(const OptionRow& row);

}  // namespace newsdex::serve
