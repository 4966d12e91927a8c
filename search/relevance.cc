#include "search/relevance.h"

#include "common/text/tokenizer.h"
#include "search/feedback.h"

namespace newsdex {
namespace {

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

/// How often a query has each of its words, by their terms.
std::map<std::string, double> times_typed(const std::string& query, Vocabulary& vocabulary) {
  std::map<std::string, double> out;
  const text::TokenList list = text::tokenize(query);
  for (const text::Token& token : list.tokens) {
    const std::string folded(list.folded(token));
    ++out[folded];
    const std::string surface = query.substr(token.begin, token.end - token.begin);
    for (const std::string& stem : vocabulary.stems(surface, folded)) {
      ++out[std::string(kStemPrefix) + stem];
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
  // Past so many articles it would take longer to read positions than to answer.
  static constexpr std::size_t kMostToCompare = 50'000;
  if (matches.size() <= kMostToCompare) out.neighbours = neighbours(root);
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
