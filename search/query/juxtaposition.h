// What operands mean that stand side by side, without an operator between them.

#pragma once

#include <vector>

#include "search/query/hints.h"
#include "search/query/tree.h"

namespace newsdex::query {

struct Operand {
  Node node;
  bool required = false;       ///< a `+` stood before it
  bool names_speaker = false;  ///< `said:X`, whose words may stand beside it
};

/// Without those `said:X` that go without saying: beside words that he is quoted as saying.
[[nodiscard]] std::vector<Operand> without_implied_speakers(std::vector<Operand> operands);

/// Operands inside the brackets of a field's value: one article has to have all of them, or any
/// where the field has one value an article. Expects at least one operand.
[[nodiscard]] Node join_values(std::vector<Operand> operands, const Field& field);

/// Operands of the query itself: all of them have to match, but
/// - several values of a field that has one value an article mean any of them, with a hint,
///   wherever in the row they stand;
/// - with `any`, plain words and phrases (not bracketed groups) mean any of them.
/// A negation or an operand with a `+` has to hold in any case; with `any` the words with a `+`
/// rank beside the others. Expects at least one operand.
[[nodiscard]] Node join_operands(std::vector<Operand> operands, bool any, Hints& hints);

}  // namespace newsdex::query
