// One clause of a query: a field of the schema and the value it has to have.

#pragma once

#include <string_view>

#include "common/moment.h"
#include "common/schema.h"
#include "search/query/tree.h"

namespace newsdex::query {

/// A value as typed.
struct Value {
  std::string_view text;
  bool quoted = false;   ///< `text` stood in quotes
  bool starred = false;  ///< and a `*` behind them
};

/// The leaf that says `field` has `value`. `today` is what relative dates count from.
///
/// Throws InputError: `bad_query` for a value that the field's kind cannot have, `not_available`
/// for wildcards other than one at the end of a label or path.
[[nodiscard]] Node clause(const Field& field, const Value& value, Day today);

}  // namespace newsdex::query
