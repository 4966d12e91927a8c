// Any bytes are a query, in our language or another's, that is read or refused; what is read is
// printed as one that reads back. The first byte chooses the language.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/error.h"
#include "search/query/parser.h"

// libFuzzer's entry; it declares none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace query = newsdex::query;
  if (size == 0) return 0;
  const auto syntax = static_cast<query::Syntax>(data[0] % 4);
  const std::string_view typed(reinterpret_cast<const char*>(data) + 1, size - 1);
  query::Node root;
  try {
    root = query::parse(typed, {.today = newsdex::Day{}, .syntax = syntax}).root;
  } catch (const newsdex::InputError&) {
    return 0;
  }
  try {
    if (query::parse(query::to_string(root), {}).root != root) __builtin_trap();
  } catch (const newsdex::InputError& error) {
    if (error.code != "query_too_large") __builtin_trap();  // brackets may be added
  }
  return 0;
}
