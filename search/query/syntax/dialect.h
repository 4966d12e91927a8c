// What the query languages of news databases have of their own; the reader of all of them is
// search/query/syntax/reader.h.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "common/zone.h"
#include "search/query/proximity.h"

namespace newsdex::query {

/// A binary operator. Of two, the one with the higher `binds` takes its operands first; equal ones
/// are read from the left.
struct Operator {
  enum class Kind : std::uint8_t { both, either, both_not, near };

  Kind kind = Kind::both;
  int binds = 0;
  Proximity proximity;  ///< of `near`
};

/// What a field of theirs is here: a zone, a field, or one of the two with numbers.
struct ForeignField {
  enum class Kind : std::uint8_t { text, zone, label, words, length, date };

  std::string_view name;  ///< in small letters
  Kind kind;
  Zone zone = Zone::title;          ///< of `zone`
  FieldId field = FieldId::source;  ///< of `label` and `words`
};

/// A word as it is cut at wildcards, brackets and quotes.
struct Dialect {
  std::string_view name;

  /// Words side by side are a phrase; if not, all of them have to match.
  bool side_by_side_is_phrase = true;
  /// Square brackets are brackets.
  bool square_brackets = false;
  /// How a field stands before its value: `hlead(x)` or `hlp=x`.
  char field_mark = '(';

  /// The operator that `word`, in small letters, is; nullopt for other words. `next` is the word
  /// behind it, in small letters, which belongs to the operator if `takes_next` is set (`and not`).
  /// Throws InputError (`not_available`) for one without an equal.
  std::optional<Operator> (*read_operator)(std::string_view word, std::string_view next,
                                           bool& takes_next);

  std::vector<ForeignField> fields;

  /// Known names of fields and functions without an equal, in small letters.
  std::vector<std::string_view> without_equal;

  char any_ending = '*';    ///< stands for any letters at the end of a word
  char one_letter = '?';    ///< stands for one letter inside a word
  bool any_inside = false;  ///< `any_ending` may stand inside, too
};

[[nodiscard]] const Dialect& nexis();
[[nodiscard]] const Dialect& factiva();
[[nodiscard]] const Dialect& proquest();

/// Reads `start` and a number behind it: 5 for `near5` and `near`. nullopt for anything else.
/// `absent` is what the number is where there is none.
[[nodiscard]] std::optional<std::uint32_t> number_behind(std::string_view word,
                                                         std::string_view start,
                                                         std::optional<std::uint32_t> absent);

/// `w/n` and `pre/n` within the bound of our own. Throws as parse_proximity does.
[[nodiscard]] Proximity words_apart(std::uint32_t distance, bool ordered);

/// Throws InputError (`not_available`) that names what has no equal here.
[[noreturn]] void refuse_without_equal(std::string_view dialect, std::string_view name,
                                       std::string_view hint);

}  // namespace newsdex::query
