// The names and operators of the query language, beside the fields of the schema.

#pragma once

#include <optional>
#include <string_view>

#include "common/schema.h"
#include "search/query/lexer.h"

namespace newsdex::query {

/// What may stand before a colon: a field of the schema, `in`, `after`, `before`, or a name of the
/// language that this version lacks.
struct Name {
  Lexeme::Kind kind;
  const Field* field = nullptr;  ///< where `kind` is `field`
};

/// In any letter case.
[[nodiscard]] std::optional<Name> find_name(std::string_view typed);

/// AND, OR, NOT, `|` and what is read as one of them; in capitals only.
[[nodiscard]] std::optional<Lexeme::Kind> find_operator(std::string_view word);

/// Whether a word could have been meant as a field's name: `persn`, not `10` or `t/nroff`.
[[nodiscard]] bool looks_like_name(std::string_view word);

/// What may stand before an open bracket: `caps`, `exact`, `atleast5`.
struct Function {
  enum class Kind : std::uint8_t { caps, exact, atleast };
  Kind kind;
  std::uint64_t count = 0;  ///< of `atleast`
};

/// In any letter case.
[[nodiscard]] std::optional<Function> find_function(std::string_view word);

}  // namespace newsdex::query
