#include "tests/support/json_schema.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace newsdex {
namespace {

using nlohmann::json;

bool is_of_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  throw std::invalid_argument("unknown type " + type);
}

bool has_a_type(const json& value, const json& types) {
  if (types.is_string()) return is_of_type(value, types);
  return std::any_of(types.begin(), types.end(),
                     [&](const json& type) { return is_of_type(value, type); });
}

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  std::vector<std::string> check(const json& schema, const json& value, const std::string& where) {
    std::vector<std::string> errors;
    for (const auto& [keyword, rule] : schema.items()) {
      const std::vector<std::string> found = keyword_errors(schema, keyword, rule, value, where);
      errors.insert(errors.end(), found.begin(), found.end());
    }
    return errors;
  }

 private:
  using Errors = std::vector<std::string>;

  Errors keyword_errors(const json& schema, const std::string& keyword, const json& rule,
                        const json& value, const std::string& where) {
    static const std::set<std::string> kAnnotations{"$schema", "$id",         "$defs",
                                                    "title",   "description", "$comment"};
    if (kAnnotations.contains(keyword)) return {};
    if (keyword == "$ref") return check(resolve(rule), value, where);
    if (keyword == "type") return wrong(!has_a_type(value, rule), where, "is not " + rule.dump());
    if (keyword == "const") return wrong(value != rule, where, "is not " + rule.dump());
    if (keyword == "enum") {
      return wrong(std::find(rule.begin(), rule.end(), value) == rule.end(), where,
                   "is none of " + rule.dump());
    }
    if (keyword == "minimum") {
      return wrong(value.is_number() && value < rule, where, "is below " + rule.dump());
    }
    if (keyword == "required") return missing(rule, value, where);
    if (keyword == "properties") return properties(rule, value, where);
    if (keyword == "additionalProperties") return others(schema, rule, value, where);
    if (keyword == "items") return items(rule, value, where);
    if (keyword == "anyOf") {
      const bool fits = std::any_of(rule.begin(), rule.end(), [&](const json& one) {
        return check(one, value, where).empty();
      });
      return wrong(!fits, where, "fits none of anyOf");
    }
    throw std::invalid_argument("keyword " + keyword + " is not checked");
  }

  static Errors wrong(bool is_wrong, const std::string& where, const std::string& what) {
    return is_wrong ? Errors{where + " " + what} : Errors{};
  }

  const json& resolve(const std::string& reference) {
    if (!reference.starts_with("#/")) throw std::invalid_argument("$ref " + reference);
    return root_.at(json::json_pointer(reference.substr(1)));
  }

  static Errors missing(const json& names, const json& value, const std::string& where) {
    Errors errors;
    for (const json& name : names) {
      if (value.is_object() && !value.contains(name.get<std::string>())) {
        errors.push_back(where + " lacks " + name.dump());
      }
    }
    return errors;
  }

  Errors properties(const json& rules, const json& value, const std::string& where) {
    Errors errors;
    for (const auto& [name, rule] : rules.items()) {
      if (!value.is_object() || !value.contains(name)) continue;
      const Errors found = check(rule, value.at(name), where + "/" + name);
      errors.insert(errors.end(), found.begin(), found.end());
    }
    return errors;
  }

  Errors others(const json& schema, const json& rule, const json& value, const std::string& where) {
    Errors errors;
    if (!value.is_object()) return errors;
    for (const auto& [name, member] : value.items()) {
      if (schema.contains("properties") && schema.at("properties").contains(name)) continue;
      if (rule == false) errors.push_back(where + " has " + name + ", which the schema has not");
      if (!rule.is_object()) continue;
      const Errors found = check(rule, member, where + "/" + name);
      errors.insert(errors.end(), found.begin(), found.end());
    }
    return errors;
  }

  Errors items(const json& rule, const json& value, const std::string& where) {
    Errors errors;
    if (!value.is_array()) return errors;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Errors found = check(rule, value[i], where + "/" + std::to_string(i));
      errors.insert(errors.end(), found.begin(), found.end());
    }
    return errors;
  }

  const json& root_;
};

}  // namespace

std::vector<std::string> schema_errors(const json& schema, const json& value) {
  return Validator(schema).check(schema, value, "");
}

}  // namespace newsdex
