#include "search/views/explanation.h"

#include <algorithm>
#include <ostream>
#include <set>

#include <fmt/format.h>

#include "common/schema.h"
#include "common/text/utf8.h"
#include "search/bm25.h"
#include "search/excerpts.h"
#include "search/rank.h"
#include "search/views/rows.h"

namespace newsdex {
namespace {

constexpr std::size_t kMostTerms = 12;

/// What a clause looks for: terms of words, values of names.
std::string sought_text(const Sought& sought) {
  std::set<std::string> all(sought.terms.begin(), sought.terms.end());
  for (const auto& [id, value] : sought.values) all.insert(value_term(field(id), value));
  std::string out;
  std::size_t shown = 0;
  for (const std::string& term : all) {
    if (shown++ == kMostTerms) break;
    out += (out.empty() ? "" : ", ") + term;
  }
  if (all.size() > kMostTerms) out += fmt::format(" and {} more", all.size() - kMostTerms);
  return out;
}

std::string weights_text(const std::map<std::string, double>& weights) {
  std::vector<std::pair<double, std::string>> heaviest;
  for (const auto& [term, weight] : weights) heaviest.emplace_back(-weight, term);
  std::sort(heaviest.begin(), heaviest.end());
  std::string out;
  for (std::size_t i = 0; i < std::min(kMostTerms, heaviest.size()); ++i) {
    out += fmt::format("{}{} {:.2f}", i == 0 ? "" : ", ", heaviest[i].second, -heaviest[i].first);
  }
  if (heaviest.size() > kMostTerms) {
    out += fmt::format(" and {} more", heaviest.size() - kMostTerms);
  }
  return out;
}

void print_order(std::ostream& out, const Answer& answer, const Request& request) {
  if (answer.order.empty()) return;
  if (answer.weights.empty()) {
    out << "order     by date, " << (request.sort == Sort::oldest ? "oldest" : "newest")
        << " first, undated last\n";
    return;
  }
  out << fmt::format(
      "order     BM25, k1 {}, b {}; words in the title count three times, in the "
      "lead twice\n",
      kBm25K1, kBm25B);
  out << "weights   " << text::printable(weights_text(answer.weights)) << '\n';
  if (request.ranking.half_life > 0) {
    out << fmt::format("recency   up to {:.0f} % of the best score, halved every {} days\n",
                       100 * kRecencyShare, request.ranking.half_life);
  }
}

/// The lines of the text on which marks stand, each once: `, on line 5`, `, on lines 5, 7`.
std::string lines_text(const std::vector<Mark>& marks, const std::string& text) {
  std::string out;
  std::size_t lines = 0;
  std::size_t last = 0;
  for (const Mark& mark : marks) {
    const std::size_t line = line_at(text, mark.begin);
    if (line == last) continue;
    out += fmt::format("{}{}", lines++ == 0 ? "" : ", ", line);
    last = line;
  }
  return lines == 0 ? "" : (lines == 1 ? ", on line " : ", on lines ") + out;
}

std::string verdict(const Why& why) {
  if (why.negated) return why.has ? "but it has it" : "it has it not, as wanted";
  return why.has ? "yes" : "no";
}

}  // namespace

void print_explanation(std::ostream& out, const Explanation& explanation, const Answer& answer,
                       const Request& request) {
  out << "read as   " << text::printable(explanation.parsed) << '\n';
  out << "today     " << day_text(explanation.today) << '\n';
  out << "clauses   articles that have it, and that are left after it\n";
  bool any_left = true;
  for (const ConjunctCount& clause : explanation.conjuncts) {
    out << fmt::format("  {:>8} {:>8}  {}", clause.articles, clause.left,
                       text::printable(clause.text));
    if (any_left && clause.left == 0) out << "  <- leaves nothing";
    any_left = clause.left > 0;
    out << '\n';
  }
  for (const Expansion& expansion : explanation.expansions) {
    out << text::printable(fmt::format("  {} is {}: {}\n", expansion.pattern,
                                       plural(expansion.words.size(), "word"),
                                       fmt::join(expansion.words, ", ")));
  }
  for (const Reason& reason : explanation.reasons) {
    const std::string sought = sought_text(reason.sought);
    out << fmt::format("  {}{}: {}", reason.negated ? "not " : "", text::printable(reason.text),
                       plural(reason.articles.size(), "article"));
    if (!sought.empty()) out << "; looks for " << text::printable(sought);
    out << '\n';
    for (const std::string& hint : reason.hints) out << "    " << text::printable(hint) << '\n';
  }
  print_order(out, answer, request);
}

void print_why(std::ostream& out, const std::vector<Why>& clauses, const Record& record,
               const TextStyle& style) {
  for (const Why& why : clauses) {
    const std::string line = fmt::format("{}{}: {}{}", why.negated ? "not " : "", why.clause,
                                         verdict(why), lines_text(why.where, record.article.text));
    out << "   " << dim(line, style) << '\n';
  }
}

void print_why_not(std::ostream& out, const WhyNot& why_not, const Explanation& explanation,
                   const TextStyle& style) {
  const Article& article = why_not.record.article;
  out << bold(article.title.empty() ? article.id : article.title, style) << '\n';
  print_why(out, why_not.clauses, why_not.record, style);
  for (const Reason& reason : explanation.reasons) {
    for (const std::string& hint : reason.hints) out << "   " << text::printable(hint) << '\n';
  }
}

}  // namespace newsdex
