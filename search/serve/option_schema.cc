#include "search/serve/option_schema.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace newsdex::serve {

using nlohmann::ordered_json;

ordered_json option_schema(const OptionRow& row) {
  switch (row.kind) {
    case OptionKind::flag:
      return {{"type", "boolean"}, {"default", false}};
    case OptionKind::number:
      return {{"type", "integer"}, {"minimum", 0}};
    case OptionKind::choice:
      return {{"type", "string"}, {"enum", row.choices}};
    case OptionKind::repeatable:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case OptionKind::text:
      break;
  }
  return {{"type", "string"}};
}

std::string option_description(const OptionRow& row) {
  std::string out(row.help);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace newsdex::serve
