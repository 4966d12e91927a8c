// A query of another database, cut into what its reader takes one by one.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/syntax/dialect.h"

namespace newsdex::query {

/// A word, a phrase, a bracket or the end.
struct Piece {
  enum class Kind : std::uint8_t { word, phrase, open, close, end };
  Kind kind = Kind::end;
  std::string_view text;
  std::string lower;  ///< of a word that may be an operator
};

/// The last piece is `end`. Pieces are views of `query`. Throws InputError (`bad_query`) where a
/// quote is not closed.
[[nodiscard]] std::vector<Piece> pieces_of(std::string_view query, const Dialect& dialect);

}  // namespace newsdex::query
