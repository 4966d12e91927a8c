#include "search/relevance.h"

#include "common/text/tokenizer.h"
#include "search/feedback.h"
#include "search/query/lexer.h"

namespace newsdex {
namespace {

using query::Lexeme;
using query::Node;

/// Plain words that follow one another in a query that wants both of them: where they do so in the
/// text, too, is what is left to tell articles apart. (Among words of which any will do, pairs did
/// more harm than good: tests/quality/ir_eval lost 1 to 2 % of its MAP at a tenth of the weight, 8
/// % at three tenths.)
std::vector<std::pair<std::string, std::string>> neighbours(const Node& root) {
  const auto word = [](const Node& node) -> std::string {
    if (node.kind != Node::Kind::word) return {};
    const text::TokenList list = text::tokenize(node.text);
    return list.tokens.size() == 1 ? std::string(list.folded(list.tokens[0])) : std::string();
  };
  std::vector<std::pair<std::string, std::string>> out;
  if (root.kind != Node::Kind::both) return out;
  for (std::size_t i = 0; i + 1 < root.children.size(); ++i) {
    std::string first = word(root.children[i]);
    std::string second = word(root.children[i + 1]);
    const bool is_pair = !first.empty() && !second.empty() && first != second;
    if (is_pair) out.emplace_back(std::move(first), std::move(second));
  }
  return out;
}

using Lexemes = std::vector<Lexeme>;

/// The last lexeme of the bracketed group that begins at `i`; `i` itself where none does.
std::size_t end_of_group(const Lexemes& lexemes, std::size_t i) {
  int depth = 0;
  for (; i < lexemes.size(); ++i) {
    if (lexemes[i].kind == Lexeme::Kind::open) ++depth;
    if (lexemes[i].kind == Lexeme::Kind::close) --depth;
    if (depth <= 0) return i;
  }
  return i;
}

bool has_value(const Lexeme& lexeme) {
  using Kind = Lexeme::Kind;
  return lexeme.kind == Kind::field || lexeme.kind == Kind::zone || lexeme.kind == Kind::after ||
         lexeme.kind == Kind::before;
}

/// Whether what follows is the operand of this one, and no operand begins with it alone.
bool is_prefix(const Lexeme& lexeme) {
  using Kind = Lexeme::Kind;
  return lexeme.kind == Kind::negation || lexeme.kind == Kind::requirement ||
         lexeme.kind == Kind::exact || lexeme.kind == Kind::function;
}

/// The last lexeme of the operand of a NOT that begins at `i`.
std::size_t end_of_operand(const Lexemes& lexemes, std::size_t i) {
  while (i < lexemes.size() && (is_prefix(lexemes[i]) || lexemes[i].kind == Lexeme::Kind::zone)) {
    i += is_prefix(lexemes[i]) ? 1U : 2U;
  }
  if (i < lexemes.size() && has_value(lexemes[i])) ++i;
  return end_of_group(lexemes, i);
}

/// How often a query wants each word of the text, by its terms: the values of fields and what
/// stands under a NOT are no such words.
std::map<std::string, double> times_typed(const std::string& query, Vocabulary& vocabulary) {
  std::map<std::string, double> out;
  const Lexemes lexemes = query::lex(query).lexemes;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const Lexeme& lexeme = lexemes[i];
    if (lexeme.kind == Lexeme::Kind::negation) {
      i = end_of_operand(lexemes, i + 1);
    } else if (has_value(lexeme)) {
      i = end_of_group(lexemes, i + 1);
    } else if (lexeme.kind == Lexeme::Kind::word || lexeme.kind == Lexeme::Kind::phrase) {
      const text::TokenList list = text::tokenize(lexeme.text);
      for (const text::Token& token : list.tokens) {
        const std::string folded(list.folded(token));
        ++out[folded];
        const std::string_view surface = lexeme.text.substr(token.begin, token.end - token.begin);
        for (const std::string& stem : vocabulary.stems(surface, folded)) {
          ++out[std::string(kStemPrefix) + stem];
        }
      }
    }
  }
  return out;
}

}  // namespace

Relevance make_relevance(const Archive& archive, Vocabulary& vocabulary, const Matches& matches,
                         const Node& root, const Sought& sought, const Request& request,
                         const Deadline& deadline) {
  Relevance out;
  const std::map<std::string, double> typed = times_typed(request.query, vocabulary);
  for (const std::string& term : sought.terms) {
    const auto times = typed.find(term);
    out.terms[term] = times == typed.end() ? 1 : times->second;
  }
  out.neighbours = neighbours(root);
  if (request.ranking.expand) {
    const auto best = rank_by_relevance(archive, matches, out, 0, kFeedbackArticles, deadline);
    for (const auto& [term, weight] : feedback_terms(archive, best, deadline))
      out.terms[term] += weight;
  }
  out.half_life = request.ranking.half_life;
  out.today = request.today;
  return out;
}

}  // namespace newsdex
