#include "search/query/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/error.h"
#include "common/schema.h"
#include "common/text/characters.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace newsdex::query {
namespace {

/// Words that other search tools read as operators.
constexpr auto kFalseOperators = std::to_array<std::string_view>({"and", "or", "not"});

/// Whether other search tools read a word as w/n: `near`, `NEAR/5`, `adj5`.
bool is_false_proximity(std::string_view word) {
  const std::string lower = text::lower(text::truncate(word, kMaxShownBytes));
  for (const std::string_view name : {"near", "adj", "within"}) {
    if (!lower.starts_with(name)) continue;
    std::string_view distance = std::string_view(lower).substr(name.size());
    if (distance.empty()) return name == "near" && (word == name || word == "NEAR");
    if (distance.starts_with('/')) distance.remove_prefix(1);
    return !distance.empty() && distance.find_first_not_of("0123456789") == std::string_view::npos;
  }
  return false;
}

bool holds_token(std::string_view text) { return !text::tokenize(text).tokens.empty(); }

void hint_ignored(std::string_view typed, Hints& hints) {
  const bool is_operator = typed == "&&" || typed == "||";
  hints.add(fmt::format("{} holds no letter or digit and is ignored{}", shown(typed),
                        is_operator ? "; the operators are AND, OR and NOT" : ""));
}

/// A colon that does not end a field's name.
void hint_colon(std::string_view typed, Hints& hints) {
  const std::size_t colon = typed.find(':');
  if (colon == 0 || colon == std::string_view::npos) return;
  const std::string nearest = nearest_field(typed.substr(0, colon));
  hints.add(fmt::format("{} was read as text, not as a field{}", shown(typed),
                        nearest.empty() ? "" : "; did you mean " + nearest + ":?"));
}

/// Where the first wildcard stands: a `*`, or a `?` with more of the word behind it, which is no
/// question mark. What stands in a URL is none.
std::size_t first_wildcard(std::string_view typed) {
  if (typed.find("://") != std::string_view::npos) return std::string_view::npos;
  const std::size_t star = typed.find('*');
  const std::size_t question = typed.find('?');
  if (question < star && holds_token(typed.substr(question))) return question;
  return star;
}

/// Two characters keep the words that a pattern stands for within reason; where each character is
/// a token of its own, one is enough.
void require_two_characters(std::string_view typed, std::size_t wildcard) {
  const text::TokenList list = text::tokenize(typed.substr(0, wildcard));
  std::size_t characters = 0;
  if (!list.tokens.empty()) {
    const text::Token& last = list.tokens.back();
    if (last.ngram) return;
    characters = text::count_characters(list.folded(last));
  }
  if (characters >= 2) return;
  throw InputError(
      fmt::format("{}: a wildcard needs at least 2 characters before it", shown(typed)),
      "write more of the word", "bad_query");
}

/// `talk**` is `talk*`.
std::string without_double_stars(std::string_view typed) {
  std::string out(typed);
  out.erase(
      std::unique(out.begin(), out.end(), [](char a, char b) { return a == '*' && b == '*'; }),
      out.end());
  return out;
}

Node text_node(Node::Kind kind, std::string_view text) {
  Node node;
  node.kind = kind;
  node.text = text;
  return node;
}

}  // namespace

std::optional<Node> read_word(std::string_view typed, Hints& hints) {
  if (typed == "*") return Node{};
  if (!holds_token(typed)) {
    hint_ignored(typed, hints);
    return std::nullopt;
  }
  if (const std::size_t wildcard = first_wildcard(typed); wildcard != std::string_view::npos) {
    require_two_characters(typed, wildcard);
    return text_node(Node::Kind::pattern, without_double_stars(typed));
  }
  hint_colon(typed, hints);
  if (is_false_proximity(typed)) {
    hints.add(
        fmt::format("{} was read as a word; a w/10 b finds words near each other, a pre/10 b "
                    "in that order",
                    shown(typed)));
  } else if (is_false_operator(typed)) {
    hints.add(fmt::format("{} was read as a word; the operators are AND, OR and NOT, in capitals",
                          shown(typed)));
  }
  return text_node(Node::Kind::word, typed);
}

std::optional<Node> read_exact_word(std::string_view typed, Hints& hints) {
  if (!holds_token(typed)) {
    hint_ignored(typed, hints);
    return std::nullopt;
  }
  if (first_wildcard(typed) != std::string_view::npos) {
    throw InputError(fmt::format("{}: exact: and caps( … ) take no wildcard", shown(typed)),
                     "write whole words, or leave out exact:", "bad_query");
  }
  return text_node(Node::Kind::exact, typed);
}

std::optional<Node> read_phrase(std::string_view inside, Hints& hints) {
  if (!holds_token(inside)) {
    hint_ignored(inside, hints);
    return std::nullopt;
  }
  return text_node(Node::Kind::phrase, inside);
}

bool is_false_operator(std::string_view word) {
  return is_false_proximity(word) ||
         std::find(kFalseOperators.begin(), kFalseOperators.end(), word) != kFalseOperators.end();
}

std::size_t count_tokens(std::string_view text) {
  const text::TokenList list = text::tokenize(text);
  return static_cast<std::size_t>(
      std::count_if(list.tokens.begin(), list.tokens.end(),
                    [](const text::Token& token) { return !token.pair; }));
}

bool look_like_one_name(std::string_view value, std::string_view next) {
  const text::TokenList first = text::tokenize(value);
  const text::TokenList second = text::tokenize(next);
  return !first.tokens.empty() && !second.tokens.empty() && first.tokens.front().initial_capital &&
         !first.tokens.front().all_capitals && second.tokens.front().initial_capital;
}

}  // namespace newsdex::query
