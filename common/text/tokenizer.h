// The one tokenizer: indexing, queries, entity extraction, snippets and highlighting all see
// these tokens, so that what matches is what gets highlighted.
//
// A token is a run of letters, marks and digits. Apostrophes stay inside a word and vanish from
// its folded form (`don’t` = `dont`), but for the possessive, which is left outside the token
// (`Netanyahu’s` is `Netanyahu`), and French and Italian elision, which splits (`l’Iran`: `l`,
// `Iran`; `dell’Onu`).
// Hyphens split and are remembered (`de-escalation`: `de`, `escalation` with hyphen_before).
// Dotted acronyms are one token with their dots (`U.S.`), and fold to their letters (`us`).
// `AT&T` is one token. A point or comma between digits stays (`5.93`, `155,221` = `155221`).
// Scripts written without blanks (Han, Kana, Hangul, Thai, Lao, Khmer, Myanmar) give a token a
// character, and one for each pair, which begins with its first character and has its position.
//
// Words that are also acronyms of the news (`US`, `WHO`, `IT` …) fold to the dotted form when
// they are written as acronyms: `US` and `U.S.` fold to `u.s.`, the pronoun to `us`. In a line of
// capitals only `US` is taken for an acronym.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/zone.h"

namespace newsdex::text {

struct Token {
  std::uint32_t begin = 0;  ///< first byte of the surface
  std::uint32_t end = 0;    ///< one past its last byte, the possessive left out
  std::uint32_t folded_begin = 0;
  std::uint32_t folded_end = 0;  ///< into TokenList::folded_bytes; use TokenList::folded
  std::uint32_t position = 0;    ///< see positions.h; until then +1 a token
  std::uint32_t paragraph = 0;   ///< 0-based number of the line that it stands in
  Zone zone = Zone::body;        ///< see positions.h

  bool initial_capital : 1 = false;  ///< the first letter is upper or title case
  bool all_capitals : 1 = false;     ///< at least two letters, none of them lower case
  bool has_letter : 1 = false;
  bool has_digit : 1 = false;
  bool acronym : 1 = false;        ///< written with dots, `U.S.`
  bool possessive : 1 = false;     ///< ’s or s’ follows (was cut off)
  bool hyphen_before : 1 = false;  ///< joined to the token before by a hyphen
  bool sentence_start : 1 = false;
  bool ngram : 1 = false;  ///< of a script without blanks
  bool pair : 1 = false;   ///< the two-character kind of an n-gram
};

struct TokenList {
  std::vector<Token> tokens;  ///< sorted by begin; a pair stands behind its first character
  std::string folded_bytes;   ///< the text in small ASCII letters, then what folds otherwise

  [[nodiscard]] std::string_view folded(const Token& token) const {
    return std::string_view(folded_bytes)
        .substr(token.folded_begin, token.folded_end - token.folded_begin);
  }
};

/// Whether a token is found by its stem: a word of letters, no acronym that is kept apart from a
/// word, and not of a script without blanks.
[[nodiscard]] inline bool is_stemmed(const TokenList& list, const Token& token) {
  if (!token.has_letter || token.ngram) return false;
  const bool may_have_points = token.acronym || token.all_capitals || token.has_digit;
  return !may_have_points || list.folded(token).find('.') == std::string_view::npos;
}

/// Cuts a text. Expects valid UTF-8; a newline ends paragraph and sentence. Linear in the text.
[[nodiscard]] TokenList tokenize(std::string_view text);

/// Whether a folded word has another reading as an acronym (`us`: `u.s.`), for a hint.
[[nodiscard]] bool has_acronym_reading(std::string_view folded);

/// The longest token that is indexed, in bytes of its folded form; longer ones get no term.
inline constexpr std::size_t kMaxTokenBytes = 64;

}  // namespace newsdex::text
