// Words and phrases to clauses: which terms stand for what was typed.
//
//   a word             its stems (of what a speaker says: its forms, which have positions), and the
//                      two spellings of a hyphen's prefix (`deescalate`)
//   a compound         `de-escalate`: the whole, or its parts in a row
//   a phrase           its folded words in a row, compounds in each of their spellings
//   a pattern          `negotiat*`, `wom?n`: the words of the archive that fit it
//   a spelling         `exact:Erdoğan`: the word where it is written so
//
// Everything else (`10:30`, `北京`, `AC/DC`) is its tokens in a row.

#pragma once

#include <optional>
#include <string_view>

#include "search/plan.h"
#include "search/scope.h"
#include "search/vocabulary.h"

namespace newsdex {

/// Each function adds what it looks for to `sought`, unless that is nullptr (below a negation).
[[nodiscard]] Clause plan_word(std::string_view typed, const Scope& scope, Vocabulary& vocabulary,
                               Sought* sought);
[[nodiscard]] Clause plan_phrase(std::string_view typed, const Scope& scope, Sought* sought);

/// As `plan_word`, but of terms with positions: every form of the word that the archive has.
[[nodiscard]] Clause plan_word_places(std::string_view typed, const Scope& scope,
                                      Vocabulary& vocabulary, Sought* sought);

/// Of terms with positions; `words` is set to what the pattern stands for. Throws InputError
/// (`query_too_large`) where that is more than kMaxExpansion words.
[[nodiscard]] Clause plan_pattern(std::string_view typed, const Scope& scope,
                                  Vocabulary& vocabulary, Sought* sought,
                                  std::vector<std::string>& words);

/// Of terms with positions. Case counts only if `cased`. Throws InputError (`query_too_large`)
/// where a word of it has more than kMaxExpansion spellings.
[[nodiscard]] Clause plan_exact(std::string_view typed, bool cased, const Scope& scope,
                                Vocabulary& vocabulary, Sought* sought);

/// Two plain words side by side that are an open compound (`de escalate`): both, or the whole.
/// nullopt where they are not.
[[nodiscard]] std::optional<Clause> plan_open_compound(std::string_view first,
                                                       std::string_view second, const Scope& scope,
                                                       Vocabulary& vocabulary, Sought* sought);

[[nodiscard]] Clause terms_clause(std::vector<std::string> terms);
[[nodiscard]] Clause phrase_clause(std::vector<Slot> slots, const Scope& scope);
[[nodiscard]] Clause both_clause(std::vector<Clause> children);
[[nodiscard]] Clause either_clause(std::vector<Clause> children);

}  // namespace newsdex
