#include "tests/fuzz/query_property.h"

#include <string>

#include "common/error.h"
#include "search/query/parser.h"
#include "search/receipt.h"

namespace newsdex {

bool query_is_sound(std::string_view bytes) {
  if (bytes.empty()) return true;
  constexpr unsigned kLanguages = 4;
  const auto syntax = static_cast<query::Syntax>(static_cast<unsigned char>(bytes[0]) % kLanguages);
  query::Node root;
  try {
    root = query::parse(bytes.substr(1), {.today = Day{}, .syntax = syntax}).root;
  } catch (const InputError&) {
    return true;
  }
  try {
    return query::parse(query::to_string(root), {}).root == root;
  } catch (const InputError& error) {
    return error.code == "query_too_large";  // brackets may be added
  }
}

bool receipt_is_sound(std::string_view bytes) {
  std::string printed;
  try {
    printed = to_json(parse_receipt(std::string(bytes), "receipt"));
  } catch (const InputError&) {
    return true;
  }
  return to_json(parse_receipt(printed, "receipt")) == printed;
}

}  // namespace newsdex
