// Words and phrases of a query: what is looked for in the text.

#pragma once

#include <optional>
#include <string_view>

#include "search/query/hints.h"
#include "search/query/tree.h"

namespace newsdex::query {

/// `word`, `pattern` or, for a lone `*`, `all`; nullopt for a word that holds no letter or digit,
/// which is hinted at. Throws InputError (`bad_query`) for a wildcard after fewer than two
/// characters.
[[nodiscard]] std::optional<Node> read_word(std::string_view typed, Hints& hints);

/// `exact`; nullopt as above. Throws InputError (`bad_query`) for a wildcard.
[[nodiscard]] std::optional<Node> read_exact_word(std::string_view typed, Hints& hints);

/// nullopt for a phrase that holds no letter or digit, which is hinted at.
[[nodiscard]] std::optional<Node> read_phrase(std::string_view inside, Hints& hints);

/// Whether a word is an operator elsewhere: `and`, `near`.
[[nodiscard]] bool is_false_operator(std::string_view word);

/// How many tokens a word or phrase is, of those that have a position of their own.
[[nodiscard]] std::size_t count_tokens(std::string_view text);

/// Whether a value and the word behind it read like one name: `Donald Trump`, not `WSJ Trump`.
[[nodiscard]] bool look_like_one_name(std::string_view value, std::string_view next);

}  // namespace newsdex::query
