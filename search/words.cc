#include "search/words.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "common/error.h"
#include "common/schema.h"
#include "common/text/capitals.h"
#include "common/text/compound.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "search/phrase_spellings.h"
#include "search/wildcard.h"

namespace newsdex {
namespace {

using text::Token;
using text::TokenList;

std::string_view surface(std::string_view typed, const Token& token) {
  return typed.substr(token.begin, token.end - token.begin);
}

/// The tokens of a single word; what French elision leaves before it (`l’Iran`) is dropped.
TokenList word_tokens(std::string_view typed) {
  TokenList list = text::tokenize(typed);
  std::vector<Token> kept;
  for (std::size_t i = 0; i < list.tokens.size(); ++i) {
    const Token& token = list.tokens[i];
    const bool elided =
        i + 1 < list.tokens.size() && !token.ngram && !token.possessive &&
        token.end < list.tokens[i + 1].begin && list.tokens[i + 1].begin - token.end <= 3 &&
        text::fold(typed.substr(token.end, list.tokens[i + 1].begin - token.end)).empty();
    if (!elided) kept.push_back(token);
  }
  list.tokens = std::move(kept);
  return list;
}

std::string join(std::string_view a, std::string_view b) { return std::string(a).append(b); }

bool contains(const std::vector<Zone>& zones, Zone zone) {
  return std::find(zones.begin(), zones.end(), zone) != zones.end();
}

void seek_terms(Sought* sought, const std::vector<std::string>& terms) {
  if (sought == nullptr) return;
  sought->terms.insert(terms.begin(), terms.end());
}

void seek_pattern(Sought* sought, std::vector<TokenPattern> tokens, const Scope& scope) {
  if (sought == nullptr) return;
  HighlightPattern pattern;
  pattern.scope = {scope.zones, scope.speakers};
  pattern.tokens = std::move(tokens);
  sought->patterns.push_back(std::move(pattern));
}

TokenPattern words_at(std::uint32_t offset, std::vector<std::string> words) {
  TokenPattern pattern;
  pattern.offset = offset;
  pattern.words = std::move(words);
  return pattern;
}

/// Every spelling is shown; only the typed one ranks, since the parts of a word (`de`, `spite`) say
/// nothing about the word.
void seek_spelling(Sought* sought, const Spelling& spelling, bool is_typed, const Scope& scope) {
  std::vector<TokenPattern> pattern;
  for (const Slot& slot : spelling.slots) {
    pattern.push_back(words_at(slot.offset, slot.terms));
    if (!is_typed) continue;
    for (const std::string& word : slot.terms) seek_terms(sought, {join(scope.prefix, word)});
  }
  seek_pattern(sought, std::move(pattern), scope);
}

Clause slots_clause(const Spelling& spelling, const Scope& scope) {
  Clause clause = phrase_clause(spelling.slots, scope);
  for (Slot& slot : clause.slots) {
    for (std::string& term : slot.terms) term = join(scope.prefix, term);
  }
  const bool is_anywhere = clause.bands.empty() && clause.speaker_term.empty();
  if (clause.slots.size() == 1 && is_anywhere) return terms_clause(clause.slots[0].terms);
  return clause;
}

void seek_stems(Sought* sought, const std::vector<std::string>& stems, const Scope& scope) {
  for (const std::string& stem : stems) {
    seek_terms(sought, {join(kStemPrefix, join(scope.prefix, stem))});
  }
}

/// A stem in the clause of a zone, by what the index tells of its zones (common/schema.h).
Clause zone_stem(const std::string& stem, const std::vector<Zone>& zones) {
  const auto term = [&](std::string_view prefix) {
    return terms_clause({join(kStemPrefix, join(prefix, stem))});
  };
  const auto without = [&](std::string_view prefix) {
    Clause clause;
    clause.kind = Clause::Kind::negation;
    clause.children.push_back(term(prefix));
    return clause;
  };
  const Clause anywhere = term({});
  if (contains(zones, Zone::body)) {
    return both_clause({anywhere, without(kOutsideLeadAndBodyStemPrefix)});
  }
  if (contains(zones, Zone::lead)) {
    return either_clause({term(kTitleStemPrefix), term(kLeadStemPrefix),
                          both_clause({anywhere, terms_clause({std::string(kMostlyLeadTerm)}),
                                       without(kOutsideTitleAndLeadStemPrefix)})});
  }
  return term(contains(zones, Zone::title) ? kTitleStemPrefix : kCaptionStemPrefix);
}

/// One word by its stems.
Clause stemmed_word(std::string_view written, std::string_view folded, const Scope& scope,
                    Vocabulary& vocabulary, Sought* sought) {
  const std::vector<std::string> stems = vocabulary.stems(written, folded);
  TokenPattern pattern = words_at(0, {std::string(folded)});
  pattern.stems = stems;
  seek_pattern(sought, {std::move(pattern)}, scope);
  seek_stems(sought, stems, scope);
  if (!scope.bands.empty()) {
    std::vector<Clause> ways;
    for (const std::string& stem : stems) ways.push_back(zone_stem(stem, scope.zones));
    return either_clause(std::move(ways));
  }
  std::vector<std::string> terms;
  for (const std::string& stem : stems) {
    terms.push_back(join(kStemPrefix, join(scope.prefix, stem)));
  }
  return terms_clause(std::move(terms));
}

/// The same by the positions of its forms.
Clause inflected_word(std::string_view written, std::string_view folded, const Scope& scope,
                      Vocabulary& vocabulary, Sought* sought) {
  const Forms& forms = vocabulary.forms(scope.prefix, written, folded);
  TokenPattern pattern = words_at(0, forms.words);
  pattern.spellings = forms.spellings;
  seek_pattern(sought, {std::move(pattern)}, scope);
  seek_stems(sought, vocabulary.stems(written, folded), scope);
  Slot slot{0, forms.spelling_terms, {}};
  for (const std::string& word : forms.words) slot.terms.push_back(join(scope.prefix, word));
  return phrase_clause({std::move(slot)}, scope);
}

/// One word wherever its scope can be told: stems have no positions.
Clause word_in_scope(std::string_view written, std::string_view folded, const Scope& scope,
                     Vocabulary& vocabulary, Sought* sought) {
  const auto& find = scope.speaker_term.empty() ? stemmed_word : inflected_word;
  return find(written, folded, scope, vocabulary, sought);
}

/// A closed compound (`deescalate`) in its open spelling, the second part in every form.
std::optional<Clause> opened(std::string_view folded, const Scope& scope, Vocabulary& vocabulary,
                             Sought* sought) {
  const std::size_t cut = text::hyphen_prefix_length(folded);
  if (cut == 0 || !vocabulary.has(join(scope.prefix, folded.substr(0, cut)))) return std::nullopt;
  const std::string_view rest = folded.substr(cut);
  std::vector<std::string> forms = vocabulary.forms(scope.prefix, rest, rest).words;
  Spelling spelling{{{0, {std::string(folded.substr(0, cut))}, {}}, {1, std::move(forms), {}}}, 2};
  seek_pattern(sought, {words_at(0, spelling.slots[0].terms), words_at(1, spelling.slots[1].terms)},
               scope);
  return slots_clause(spelling, scope);
}

/// A word in all its forms, which `find` gives for one token.
template <typename Find>
Clause plan_forms(Find&& find, std::string_view typed, const Scope& scope, Vocabulary& vocabulary,
                  Sought* sought) {
  const TokenList list = word_tokens(typed);
  if (list.tokens.empty()) return either_clause({});
  const Token& token = list.tokens[0];
  if (list.tokens.size() == 1 && text::is_stemmed(list, token)) {
    const std::string_view folded = list.folded(token);
    std::vector<Clause> ways{find(surface(typed, token), folded, scope, vocabulary, sought)};
    if (auto open = opened(folded, scope, vocabulary, sought)) ways.push_back(std::move(*open));
    return ways.size() == 1 ? ways[0] : either_clause(std::move(ways));
  }
  const std::string whole = text::compound_at(list, 0);
  if (!whole.empty() && text::compound_length(list, 0) == list.tokens.size()) {
    std::vector<Clause> ways{find(whole, whole, scope, vocabulary, sought)};
    ways.push_back(plan_phrase(typed, scope, sought));
    return either_clause(std::move(ways));
  }
  return plan_phrase(typed, scope, sought);
}

/// The spellings of a word that have terms of their own. Throws InputError past kMaxExpansion.
std::vector<std::string> other_spellings(std::string_view beginning, std::string_view surface,
                                         const Vocabulary& vocabulary) {
  std::vector<std::string> out = vocabulary.spellings(std::string(beginning), kMaxExpansion);
  if (out.size() <= kMaxExpansion) return out;
  throw InputError(
      fmt::format("exact: '{}' is written in more than {} ways", surface, kMaxExpansion),
      "leave out exact:", "query_too_large");
}

/// Where a word is written just so: as its spelling has a term, or as its capitals tell. Both of
/// two slots stand at one place.
std::vector<Slot> cased_slots(std::uint32_t offset, std::string_view surface,
                              std::string_view folded, const Scope& scope,
                              const Vocabulary& vocabulary) {
  const std::string word = join(scope.prefix, folded);
  const std::string beginning = spellings_prefix(scope.prefix, folded);
  const std::string initial = join(scope.prefix, kInitialCapitalTerm);
  const std::string all = join(scope.prefix, kAllCapitalsTerm);
  switch (text::capitals_of(surface, folded)) {
    case text::Capitals::initial:
      return {{offset, {word}, {}}, {offset, {initial}, {}}};
    case text::Capitals::all:
      return {{offset, {word}, {}}, {offset, {all}, {}}};
    case text::Capitals::other:
      return {{offset, {join(beginning, surface)}, {}}};
    case text::Capitals::none:
      break;
  }
  Slot small{offset, {word}, {initial, all}};
  for (const std::string& spelling : other_spellings(beginning, surface, vocabulary)) {
    small.except.push_back(join(beginning, spelling));
  }
  return {small};
}

/// Where a word is written so, in capitals or not.
Slot uncased_slot(std::uint32_t offset, std::string_view surface, std::string_view folded,
                  const Scope& scope, const Vocabulary& vocabulary, TokenPattern& pattern) {
  const std::string wanted = text::lower(surface);
  const std::string beginning = spellings_prefix(scope.prefix, folded);
  Slot slot{offset, {}, {}};
  std::vector<std::string> others;
  for (const std::string& spelling : other_spellings(beginning, surface, vocabulary)) {
    const bool is_wanted = text::lower(spelling) == wanted;
    (is_wanted ? slot.terms : others).push_back(join(beginning, spelling));
    if (is_wanted) pattern.spellings.push_back(spelling);
  }
  if (text::lower(folded) != wanted) return slot;
  slot.terms = {join(scope.prefix, folded)};
  slot.except = std::move(others);
  if (slot.except.empty()) {
    pattern.words.emplace_back(folded);
    return slot;
  }
  pattern.spellings.emplace_back(folded);
  pattern.spellings.push_back(text::written(folded, text::Capitals::initial));
  pattern.spellings.push_back(text::written(folded, text::Capitals::all));
  return slot;
}

}  // namespace

Clause terms_clause(std::vector<std::string> terms) {
  Clause clause;
  clause.kind = terms.empty() ? Clause::Kind::nothing : Clause::Kind::terms;
  clause.terms = std::move(terms);
  return clause;
}

Clause both_clause(std::vector<Clause> children) {
  Clause clause;
  clause.kind = children.empty() ? Clause::Kind::all : Clause::Kind::both;
  clause.children = std::move(children);
  return clause;
}

Clause either_clause(std::vector<Clause> children) {
  Clause clause;
  clause.kind = children.empty() ? Clause::Kind::nothing : Clause::Kind::either;
  clause.children = std::move(children);
  return clause;
}

Clause phrase_clause(std::vector<Slot> slots, const Scope& scope) {
  Clause clause;
  clause.kind = Clause::Kind::phrase;
  clause.slots = std::move(slots);
  clause.bands = scope.bands;
  clause.speaker_term = scope.speaker_term;
  return clause;
}

Clause plan_word(std::string_view typed, const Scope& scope, Vocabulary& vocabulary,
                 Sought* sought) {
  return plan_forms(word_in_scope, typed, scope, vocabulary, sought);
}

Clause plan_word_places(std::string_view typed, const Scope& scope, Vocabulary& vocabulary,
                        Sought* sought) {
  return plan_forms(inflected_word, typed, scope, vocabulary, sought);
}

Clause plan_phrase(std::string_view typed, const Scope& scope, Sought* sought) {
  const TokenList list = text::tokenize(typed);
  if (list.tokens.empty()) return either_clause({});
  std::vector<Clause> ways;
  for (const Spelling& spelling : phrase_spellings(list)) {
    ways.push_back(slots_clause(spelling, scope));
    seek_spelling(sought, spelling, ways.size() == 1, scope);
  }
  return ways.size() == 1 ? ways[0] : either_clause(std::move(ways));
}

Clause plan_pattern(std::string_view typed, const Scope& scope, Vocabulary& vocabulary,
                    Sought* sought, std::vector<std::string>& words) {
  const TokenList list = text::tokenize(typed);
  if (!list.tokens.empty() && list.tokens[0].ngram) return plan_phrase(typed, scope, sought);
  const std::string pattern = fold_pattern(typed);
  std::vector<CountedTerm> found = vocabulary.expand(scope.prefix, pattern, kMaxExpansion);
  if (found.size() > kMaxExpansion) {
    throw InputError(fmt::format("'{}' stands for more than {} words", typed, kMaxExpansion),
                     "write more letters before the wildcard", "query_too_large");
  }
  vocabulary.spend(found.size());
  words.clear();
  for (const CountedTerm& word : found) words.push_back(word.term);
  TokenPattern shown;
  shown.pattern = pattern;
  seek_pattern(sought, {std::move(shown)}, scope);
  std::vector<std::string> ranking;
  for (const std::string& word : most_frequent(std::move(found), kMaxWeighed)) {
    ranking.push_back(join(scope.prefix, word));
  }
  seek_terms(sought, ranking);
  if (words.empty()) return either_clause({});
  return slots_clause({{{0, words, {}}}, 1}, scope);
}

Clause plan_exact(std::string_view typed, bool cased, const Scope& scope, Vocabulary& vocabulary,
                  Sought* sought) {
  const std::string composed = text::to_nfc(std::string(typed));  // as texts are stored
  typed = composed;
  const TokenList list = word_tokens(typed);
  if (list.tokens.empty()) return either_clause({});
  if (std::any_of(list.tokens.begin(), list.tokens.end(),
                  [](const Token& token) { return token.ngram; })) {
    return plan_phrase(typed, scope, sought);
  }
  Clause clause = phrase_clause({}, scope);
  std::vector<TokenPattern> patterns;
  for (const Token& token : list.tokens) {
    TokenPattern& pattern = patterns.emplace_back();
    pattern.offset = token.position - list.tokens[0].position;
    const std::string_view spelling = surface(typed, token);
    const std::string_view folded = list.folded(token);
    if (cased) {
      for (Slot& slot : cased_slots(pattern.offset, spelling, folded, scope, vocabulary)) {
        clause.slots.push_back(std::move(slot));
      }
      pattern.spellings.emplace_back(spelling);
    } else {
      clause.slots.push_back(
          uncased_slot(pattern.offset, spelling, folded, scope, vocabulary, pattern));
    }
    seek_terms(sought, {join(scope.prefix, folded)});
  }
  seek_pattern(sought, std::move(patterns), scope);
  return clause;
}

std::optional<Clause> plan_open_compound(std::string_view first, std::string_view second,
                                         const Scope& scope, Vocabulary& vocabulary,
                                         Sought* sought) {
  const TokenList a = word_tokens(first);
  const TokenList b = word_tokens(second);
  if (a.tokens.size() != 1 || b.tokens.size() != 1 || !text::is_stemmed(b, b.tokens[0]))
    return std::nullopt;
  const std::string_view prefix = a.folded(a.tokens[0]);
  if (!text::is_hyphen_prefix(prefix)) return std::nullopt;
  const std::string whole = join(prefix, b.folded(b.tokens[0]));
  return either_clause({both_clause({plan_word(first, scope, vocabulary, sought),
                                     plan_word(second, scope, vocabulary, sought)}),
                        word_in_scope(whole, whole, scope, vocabulary, sought)});
}

}  // namespace newsdex
