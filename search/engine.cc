#include "search/engine.h"

#include <algorithm>

#include "common/error.h"
#include "common/text/tokenizer.h"
#include "search/facets.h"
#include "search/feedback.h"
#include "search/hints.h"
#include "search/match.h"
#include "search/names.h"
#include "search/query/dates.h"
#include "search/query/parser.h"
#include "search/rank.h"
#include "search/snippet.h"

namespace newsdex {
namespace {

using query::Node;

constexpr std::size_t kSnippetBytes = 240;

bool is_date_filter(const Node& node) {
  if (node.kind == Node::Kind::negation) return is_date_filter(node.children.at(0));
  if (node.kind == Node::Kind::either) {
    return std::all_of(node.children.begin(), node.children.end(), is_date_filter);
  }
  return node.kind == Node::Kind::date;
}

/// Whether a date filter asks for ranges of days only, so that an article can overlap them.
bool has_only_ranges(const Node& node) {
  if (node.kind == Node::Kind::either) {
    return std::all_of(node.children.begin(), node.children.end(), has_only_ranges);
  }
  return node.kind == Node::Kind::date && !node.unknown;
}

/// Whether a conjunct is a selection of one of a field's values: a label, or any of several.
bool is_selection(const Node& node, FieldId field) {
  if (node.kind == Node::Kind::label) return node.field == field;
  return node.kind == Node::Kind::either &&
         std::all_of(node.children.begin(), node.children.end(),
                     [&](const Node& child) { return is_selection(child, field); });
}

Node label_node(FieldId field, const std::string& value) {
  Node node;
  node.kind = Node::Kind::label;
  node.field = field;
  node.text = value;
  node.quoted = true;
  return node;
}

/// `--since` and `--until` as a date clause; each covers the whole of its unit.
Node published_within(const Request& request) {
  Node node;
  node.kind = Node::Kind::date;
  node.field = FieldId::date;
  node.days = query::days_between(request.since, request.until, request.today);
  return node;
}

/// The conjuncts of a query and of its filters; selections of a single-valued field are one OR.
Node with_filters(Node root, const Request& request) {
  std::vector<Node> parts =
      root.kind == Node::Kind::both ? std::move(root.children) : std::vector<Node>{std::move(root)};
  for (const auto& [id, value] : request.filters) {
    Node node = label_node(id, value);
    const auto other =
        std::find_if(parts.begin(), parts.end(),
                     [&, field_id = id](const Node& part) { return is_selection(part, field_id); });
    if (field(id).combine == Combine::any && other != parts.end()) {
      *other = query::disjunction({std::move(*other), std::move(node)});
    } else {
      parts.push_back(std::move(node));
    }
  }
  if (!request.since.empty() || !request.until.empty()) {
    parts.push_back(published_within(request));
  }
  std::erase_if(parts, [](const Node& part) { return part.kind == Node::Kind::all; });
  return query::conjunction(std::move(parts));
}

/// The conjuncts of a plan, matched, and the result sets that answers are made of.
class Evaluation {
 public:
  Evaluation(const Archive& archive, const Plan& plan) : archive_(archive), plan_(plan) {
    for (const auto& [node, clause] : plan.conjuncts) sets_.push_back(match(archive, clause));
  }

  /// All conjuncts but those that `left_out` holds for.
  template <typename LeftOut>
  [[nodiscard]] Matches result(LeftOut&& left_out) const {
    Matches out = everything(archive_);
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      if (!left_out(plan_.conjuncts[i].first)) out &= sets_[i];
    }
    return out;
  }

  [[nodiscard]] Matches result() const {
    return result([](const Node&) { return false; });
  }

  /// Articles whose date may lie in the range of every date filter, but does not surely.
  [[nodiscard]] std::uint64_t possible(const Matches& sure) const {
    Matches out = result(is_date_filter);
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      const Node& node = plan_.conjuncts[i].first;
      if (!is_date_filter(node)) continue;
      if (!has_only_ranges(node)) return 0;
      Matches may = sets_[i];
      add_overlapping(node, may);
      out &= may;
    }
    out -= sure;
    return out.size();
  }

 private:
  void add_overlapping(const Node& node, Matches& out) const {
    if (node.kind == Node::Kind::date) out |= match_overlapping(archive_, node.days);
    for (const Node& child : node.children) add_overlapping(child, out);
  }

  const Archive& archive_;
  const Plan& plan_;
  std::vector<Matches> sets_;
};

bool has_date_filter(const Plan& plan) {
  return std::any_of(plan.conjuncts.begin(), plan.conjuncts.end(),
                     [](const auto& conjunct) { return is_date_filter(conjunct.first); });
}

/// Plain words that follow one another in a query that wants both of them: where they do so in the
/// text, too, is what is left to tell articles apart. (Among words of which any will do, pairs did
/// more harm than good: tests/quality/ir_eval lost a tenth of its MAP.)
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

/// What orders the matches by relevance; with expansion after a look at the best of them.
Relevance relevance(const Archive& archive, Vocabulary& vocabulary, const Matches& matches,
                    const Node& root, const Sought& sought, const Request& request) {
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
    const auto best = rank_by_relevance(archive, matches, out, 0, kFeedbackArticles);
    for (const auto& [term, weight] : feedback_terms(archive, best)) out.terms[term] += weight;
  }
  out.half_life = request.ranking.half_life;
  out.today = request.today;
  return out;
}

std::vector<Facet> count_facets(const Archive& archive, const Evaluation& evaluation,
                                const Matches& all, const Request& request) {
  std::vector<Facet> out;
  for (const FacetRequest& facet : request.facets) {
    const bool single = field(facet.field).combine == Combine::any;
    out.push_back(count_facet(
        archive,
        single ? evaluation.result([&](const Node& n) { return is_selection(n, facet.field); })
               : all,
        facet));
  }
  return out;
}

}  // namespace

Engine::Engine(const std::filesystem::path& folder)
    : archive_(Archive::open(folder)), vocabulary_(archive_) {}

Answer Engine::answer(const Request& request) {
  return reading_parts([&] { return answer_now(request); });
}

Answer Engine::answer_now(const Request& request) {
  query::Parsed parsed =
      query::parse(request.query, {request.today, request.match_any, request.strict});
  const Node root = with_filters(std::move(parsed.root), request);
  Plan plan = make_plan(root, archive_, vocabulary_);
  const Evaluation evaluation(archive_, plan);
  const Matches matches = evaluation.result();

  Answer answer;
  answer.generation = archive_.manifest().generation;
  answer.input = request.query;
  answer.parsed = query::to_string(root);
  answer.total = matches.size();
  answer.has_date_filter = has_date_filter(plan);
  Matches without_date = answer.has_date_filter ? evaluation.result(is_date_filter) : matches;
  without_date &= undated(archive_);
  answer.undated = without_date.size();
  without_date &= matches;
  answer.undated_in_total = without_date.size();
  if (answer.has_date_filter) answer.possible = evaluation.possible(matches);
  answer.facets = count_facets(archive_, evaluation, matches, request);
  if (request.want_hits) {
    const bool by_score = request.sort == Sort::relevance && !plan.sought.terms.empty();
    const Sort direction = request.sort == Sort::oldest ? Sort::oldest : Sort::newest;
    answer.order = by_score
                       ? rank_by_relevance(
                             archive_, matches,
                             relevance(archive_, vocabulary_, matches, root, plan.sought, request),
                             request.offset, request.limit)
                       : rank_by_date(archive_, matches, direction, request.offset, request.limit);
  }
  answer.hints = std::move(parsed.hints);
  std::move(plan.hints.begin(), plan.hints.end(), std::back_inserter(answer.hints));
  add_hints_for_quoting(archive_, request.arguments, answer.hints);
  if (answer.total == 0) add_hints_for_nothing(archive_, root, answer.hints);
  sought_ = std::move(plan.sought);
  return answer;
}

Hit Engine::hit(const Answer& answer, const Request& request, std::size_t index) {
  const Ranked& ranked = answer.order.at(index);
  Hit hit;
  hit.rank = request.offset + index + 1;
  hit.score = ranked.score;
  hit.record = archive_.parts()[ranked.place.part].record(ranked.place.docid);
  const std::string& language = hit.record.article.language;
  const std::string key = text::Stemmer::knows(language) ? language : std::string();
  text::Stemmer& stemmer = stemmers_.try_emplace(key, key).first->second;
  hit.snippet = make_snippet(hit.record, find_marks(hit.record, sought_, stemmer), kSnippetBytes);

  const Part& part = archive_.parts()[ranked.place.part];
  const LabelColumn& sources = part.columns.labels(FieldId::source);
  if (const auto source = sources.ordinals(ranked.place.docid); !source.empty()) {
    hit.source_label = display_label(archive_, FieldId::source, sources.value(source[0]));
  }
  return hit;
}

}  // namespace newsdex
