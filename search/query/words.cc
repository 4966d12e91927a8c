#include "search/query/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/error.h"
#include "common/schema.h"
#include "common/text/tokenizer.h"

namespace newsdex::query {
namespace {

/// Words that other search tools read as operators.
constexpr auto kFalseOperators =
    std::to_array<std::string_view>({"and", "or", "not", "near", "NEAR"});

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

void refuse_inner_wildcard(std::string_view typed, std::string_view before_last_star) {
  if (typed.find("://") != std::string_view::npos) return;  // what stands in a URL is no wildcard
  const std::size_t question = before_last_star.find('?');
  const bool inner_question =
      question != std::string_view::npos && holds_token(before_last_star.substr(question));
  if (!inner_question && before_last_star.find('*') == std::string_view::npos) return;
  throw InputError(
      fmt::format("{}: only a * at the end of a word is available in this version", shown(typed)),
      "write the beginning of the word and a *: negotiat*", "not_available");
}

/// Two characters keep the words that a prefix stands for within reason; where each character is
/// a token of its own, one is enough.
void require_two_characters(std::string_view typed, const text::TokenList& list) {
  const text::Token& last = list.tokens.back();
  if (last.ngram) return;
  const std::string_view folded = list.folded(last);
  const auto is_lead_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  if (std::count_if(folded.begin(), folded.end(), is_lead_byte) >= 2) return;
  throw InputError(fmt::format("{}: a * needs at least two characters before it", shown(typed)),
                   "write more of the word", "bad_query");
}

}  // namespace

std::optional<Node> read_word(std::string_view typed, Hints& hints) {
  if (typed == "*") return Node{};
  const bool is_prefix = typed.ends_with('*');
  const std::string_view stem = typed.substr(0, typed.size() - (is_prefix ? 1 : 0));
  const text::TokenList list = text::tokenize(stem);
  if (list.tokens.empty()) {
    hint_ignored(typed, hints);
    return std::nullopt;
  }
  refuse_inner_wildcard(typed, stem);
  if (is_prefix) require_two_characters(typed, list);
  hint_colon(typed, hints);
  if (std::find(kFalseOperators.begin(), kFalseOperators.end(), typed) != kFalseOperators.end()) {
    hints.add(fmt::format("{} was read as a word; the operators are AND, OR and NOT, in capitals",
                          shown(typed)));
  }
  Node node;
  node.kind = is_prefix ? Node::Kind::prefix : Node::Kind::word;
  node.text = stem;
  return node;
}

std::optional<Node> read_phrase(std::string_view inside, Hints& hints) {
  if (!holds_token(inside)) {
    hint_ignored(inside, hints);
    return std::nullopt;
  }
  Node node;
  node.kind = Node::Kind::phrase;
  node.text = inside;
  return node;
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
