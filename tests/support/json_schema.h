// JSON Schema, as much of it as docs/answer.schema.json uses.

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace newsdex {

/// What is wrong with `value`, with where; empty where it is valid. Knows type, properties,
/// required, additionalProperties, items, enum, const, minimum, $ref into $defs, anyOf,
/// and the annotations; throws std::invalid_argument for any other keyword, so that no rule is
/// passed over in silence.
[[nodiscard]] std::vector<std::string> schema_errors(const nlohmann::json& schema,
                                                     const nlohmann::json& value);

}  // namespace newsdex
