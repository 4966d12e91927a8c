// Query text to lexemes: where words, quotes, brackets, operators, fields and values begin and
// end. What they mean together is the parser's.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/schema.h"

namespace newsdex::query {

/// `text` is part of the query and lives as long.
struct Lexeme {
  enum class Kind : std::uint8_t {
    word,           ///< `text`
    phrase,         ///< `text`: what stood between the quotes
    open,           ///< (
    close,          ///< )
    conjunction,    ///< AND
    disjunction,    ///< OR, |, AND/OR, OR/AND
    negation,       ///< NOT, a leading -
    requirement,    ///< a leading +
    proximity,      ///< `text`: w/5, pre/5, w/s, w/p; `negated` where NOT stands before it
    function,       ///< `text`: atleast5, caps or exact, an open bracket behind it
    exact,          ///< exact:
    field,          ///< `field`, named in `text`
    zone,           ///< in:
    after,          ///< after:
    before,         ///< before:
    unknown_field,  ///< `text`: a name that is none, its colon touching a value
    not_yet,        ///< `text`: a name or operator of the language that this version lacks
    end,
  };

  Kind kind = Kind::end;
  std::string_view text;
  const Field* field = nullptr;
  bool negated = false;
  bool starred = false;  ///< phrase that is a field's value: a `*` touches its closing quote
};

/// Behind `field`, `zone`, `exact`, `after` and `before` the next lexeme is the value if it is a
/// word, a phrase or an open bracket; a word there is verbatim: signs, colons, `[A TO B]`, `> 5`.
/// Inside the brackets of a field's value words are verbatim too.
struct Lexed {
  std::vector<Lexeme> lexemes;  ///< brackets pair up; the last one is `end`
  bool quote_added = false;     ///< a quote had no end and was read to the end of the query
  bool close_added = false;     ///< brackets were closed at the end
  bool close_dropped = false;   ///< a closing bracket without an opening one was left out
};

/// Expects valid UTF-8. Linear in its length. Throws InputError (`query_too_large`) for brackets
/// deeper than kMaxQueryDepth.
[[nodiscard]] Lexed lex(std::string_view query);

}  // namespace newsdex::query
