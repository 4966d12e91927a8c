#include "search/engine.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/error.h"
#include "search/cooccurrence.h"
#include "search/excerpts.h"
#include "search/facets.h"
#include "search/hints.h"
#include "search/keywords.h"
#include "search/match.h"
#include "search/names.h"
#include "search/query/dates.h"
#include "search/query/parser.h"
#include "search/rank.h"
#include "search/receipt.h"
#include "search/relevance.h"
#include "search/snippet.h"
#include "search/timeline.h"

namespace newsdex {
namespace {

using query::Node;

constexpr std::size_t kSnippetBytes = 240;

bool is_date_filter(const Node& node) {
  if (node.kind == Node::Kind::negation) return is_date_filter(node.children.at(0));
  if (node.kind == Node::Kind::either) {
    return std::all_of(node.children.begin(), node.children.end(), is_date_filter);
  }
  return node.kind == Node::Kind::date && node.field == FieldId::date;
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

/// Whether the counts of a facet are made without a conjunct: values of which an article has but
/// one are counted as if none of them were selected.
bool leaves_out(const FacetRequest& facet, const Node& conjunct) {
  return field(facet.field).combine == Combine::any && is_selection(conjunct, facet.field);
}

Node label_node(FieldId field, const std::string& value) {
  Node node;
  node.kind = Node::Kind::label;
  node.field = field;
  node.text = value;
  node.quoted = true;
  return node;
}

query::Parsed read(const Request& request) {
  return query::parse(request.query,
                      {request.today, request.match_any, request.strict, request.syntax});
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
  for (const auto& [id, value] : request.excluded) {
    parts.push_back(query::negation(label_node(id, value)));
  }
  if (!request.since.empty() || !request.until.empty()) {
    parts.push_back(published_within(request));
  }
  std::erase_if(parts, [](const Node& part) { return part.kind == Node::Kind::all; });
  return query::conjunction(std::move(parts));
}

/// The conjuncts of a plan, matched, and the result sets that answers are made of. Those that some
/// result set leaves out are kept apart; what the others leave is all that these are asked about.
class Evaluation {
 public:
  Evaluation(const Archive& archive, const Plan& plan, const Request& request,
             const Deadline& deadline)
      : archive_(archive), deadline_(deadline), rest_(everything(archive)) {
    Clause rest;
    rest.kind = Clause::Kind::both;
    for (const auto& [node, clause] : plan.conjuncts) {
      if (!may_be_left_out(node, request)) rest.children.push_back(clause);
    }
    rest_ = match(archive, rest, rest_, deadline);
    for (const auto& [node, clause] : plan.conjuncts) {
      if (!may_be_left_out(node, request)) continue;
      apart_.emplace_back(&node, match(archive, clause, rest_, deadline));
    }
  }

  /// All conjuncts but those that `left_out` holds for.
  template <typename LeftOut>
  [[nodiscard]] Matches result(LeftOut&& left_out) const {
    Matches out = rest_;
    for (const auto& [node, matches] : apart_) {
      if (!left_out(*node)) out &= matches;
    }
    return out;
  }

  [[nodiscard]] Matches result() const {
    return result([](const Node&) { return false; });
  }

  /// What the date filters of the query cannot judge.
  void count_undated(const Matches& matches, Answer& answer) const {
    answer.has_date_filter = std::any_of(apart_.begin(), apart_.end(), [](const auto& conjunct) {
      return is_date_filter(*conjunct.first);
    });
    Matches without_date =
        undated(archive_, answer.has_date_filter ? result(is_date_filter) : matches, deadline_);
    answer.undated = without_date.size();
    without_date &= matches;
    answer.undated_in_total = without_date.size();
    if (answer.has_date_filter) answer.possible = possible(matches);
  }

 private:
  static bool may_be_left_out(const Node& node, const Request& request) {
    return is_date_filter(node) ||
           std::any_of(request.facets.begin(), request.facets.end(),
                       [&](const FacetRequest& facet) { return leaves_out(facet, node); });
  }

  /// Articles whose date may lie in the range of every date filter, but does not surely.
  [[nodiscard]] std::uint64_t possible(const Matches& sure) const {
    Matches out = result(is_date_filter);
    for (const auto& [node, matches] : apart_) {
      if (!is_date_filter(*node)) continue;
      if (!has_only_ranges(*node)) return 0;
      Matches may = matches;
      add_overlapping(*node, may);
      out &= may;
    }
    out -= sure;
    return out.size();
  }

  void add_overlapping(const Node& node, Matches& out) const {
    if (node.kind == Node::Kind::date) {
      out |= match_overlapping(archive_, node.days, rest_, deadline_);
    }
    for (const Node& child : node.children) add_overlapping(child, out);
  }

  const Archive& archive_;
  const Deadline& deadline_;
  Matches rest_;
  std::vector<std::pair<const Node*, Matches>> apart_;  ///< nodes of the plan
};

std::vector<Facet> count_facets(const Evaluation& evaluation, const Matches& all,
                                const Request& request, ValueCounter& counter,
                                const Deadline& deadline) {
  std::vector<Facet> out;
  for (const FacetRequest& facet : request.facets) {
    const bool single = field(facet.field).combine == Combine::any;
    out.push_back(count_facet(
        single ? evaluation.result([&](const Node& node) { return leaves_out(facet, node); }) : all,
        facet, counter, deadline));
  }
  return out;
}

/// Counts what the view asks for.
void show(const Request& request, const Matches& matches, const Evaluation& evaluation,
          ValueCounter& counter, const Deadline& deadline, Answer& answer) {
  const Archive& archive = counter.archive();
  if (request.view == View::cooccur) {
    answer.cooccurrence = count_pairs(archive, matches, request.facets.at(0), request.facets.at(1),
                                      request.limit, deadline);
  } else {
    answer.facets = count_facets(evaluation, matches, request, counter, deadline);
  }
  if (request.view == View::timeline || request.with_timeline) {
    answer.timeline = make_timeline(archive, matches, request.grain, request.today, deadline);
  }
  if (request.view == View::terms) {
    answer.terms = characteristic_terms(archive, matches, request.limit, deadline);
  }
  if (request.want_digest) answer.digest = digest_of(archive, matches, deadline);
}

bool wants_articles(View view) {
  return view == View::hits || view == View::article || view == View::quotes || view == View::kwic;
}

}  // namespace

Engine::Engine(const std::filesystem::path& folder)
    : archive_(Archive::open(folder)), vocabulary_(archive_), counter_(archive_) {}

Answer Engine::answer(const Request& request) {
  return reading_parts([&] { return answer_now(request); });
}

void Engine::order(const Request& request, const Node& root, const Sought& sought,
                   const Matches& matches, const Deadline& deadline, Answer& answer) {
  if (request.sort == Sort::relevance && !sought.terms.empty()) {
    const Relevance relevance =
        make_relevance(archive_, vocabulary_, matches, root, sought, request, deadline);
    answer.order =
        rank_by_relevance(archive_, matches, relevance, request.offset, request.limit, deadline);
    answer.weights = relevance.terms;
  } else {
    const Sort direction = request.sort == Sort::oldest ? Sort::oldest : Sort::newest;
    answer.order =
        rank_by_date(archive_, matches, direction, request.offset, request.limit, deadline);
  }
}

Answer Engine::answer_now(const Request& request) {
  query::Parsed parsed = read(request);
  const Node root = with_filters(std::move(parsed.root), request);
  const Deadline deadline(request.budget);
  Plan plan = make_plan(root, archive_, vocabulary_, deadline);
  const Evaluation evaluation(archive_, plan, request, deadline);
  const Matches matches = evaluation.result();

  Answer answer;
  answer.generation = archive_.manifest().generation;
  answer.input = request.query;
  answer.parsed = query::to_string(root);
  answer.total = matches.size();
  evaluation.count_undated(matches, answer);
  show(request, matches, evaluation, counter_, deadline, answer);
  // Where nothing is looked for in the text, no place of it can be listed.
  const bool has_rows =
      request.view != View::kwic || !plan.sought.patterns.empty() || !plan.sought.values.empty();
  if (wants_articles(request.view) && has_rows) {
    order(request, root, plan.sought, matches, deadline, answer);
  }
  answer.hints = std::move(parsed.hints);
  std::move(plan.hints.begin(), plan.hints.end(), std::back_inserter(answer.hints));
  add_hints_for_quoting(archive_, request, deadline, answer.hints);
  if (answer.total == 0) add_hints_for_nothing(archive_, vocabulary_, root, deadline, answer.hints);
  matchers_.clear();
  sought_ = std::move(plan.sought);
  return answer;
}

Explanation Engine::explain(const Request& request) {
  return reading_parts([&] {
    const Node root = with_filters(read(request).root, request);
    const Deadline deadline(request.budget);
    Plan plan = make_plan(root, archive_, vocabulary_, deadline);
    Explanation out;
    out.parsed = query::to_string(root);
    out.today = request.today;
    out.result = everything(archive_);
    for (const auto& [node, clause] : plan.conjuncts) {
      const Matches articles = match(archive_, clause, deadline);
      out.result &= articles;
      out.conjuncts.push_back({query::to_string(node), articles.size(), out.result.size()});
    }
    out.expansions = std::move(plan.expansions);
    out.reasons = find_reasons(root, archive_, vocabulary_, deadline);
    return out;
  });
}

std::vector<Why> Engine::why(const Explanation& explanation, const Request& request,
                             const Answer& answer, std::size_t index, const Record& record) {
  const Place& place = answer.order.at(index).place;
  return newsdex::why(explanation.reasons, record, place.part, place.docid, stemmer_of(record),
                      Deadline(request.budget));
}

WhyNot Engine::why_not(const Explanation& explanation, const Request& request,
                       const std::string& id) {
  return reading_parts([&] {
    const Deadline deadline(request.budget);
    Clause clause;
    clause.kind = Clause::Kind::terms;
    clause.terms = {value_term(field(FieldId::id), id)};
    const Matches found = match(archive_, clause, deadline);
    for (std::size_t i = 0; i < found.parts().size(); ++i) {
      if (found.parts()[i].isEmpty()) continue;
      const std::uint32_t docid = found.parts()[i].minimum();
      WhyNot out{
          archive_.parts()[i].record(docid), explanation.result.parts()[i].contains(docid), {}};
      out.clauses =
          newsdex::why(explanation.reasons, out.record, i, docid, stemmer_of(out.record), deadline);
      return out;
    }
    throw InputError(fmt::format("there is no article with the id {}", id),
                     "--format ids prints the ids of a result");
  });
}

text::Stemmer& Engine::stemmer_of(const Record& record) {
  const std::string& language = record.article.language;
  const std::string key = text::Stemmer::knows(language) ? language : std::string();
  return stemmers_.try_emplace(key, key).first->second;
}

WordMatcher& Engine::matcher_of(const Record& record) {
  text::Stemmer& stemmer = stemmer_of(record);
  return matchers_.try_emplace(&stemmer, sought_, stemmer).first->second;
}

Hit Engine::hit(const Answer& answer, const Request& request, std::size_t index) {
  const Ranked& ranked = answer.order.at(index);
  Hit hit;
  hit.rank = request.offset + index + 1;
  hit.score = ranked.score;
  hit.record = archive_.parts()[ranked.place.part].record(ranked.place.docid);
  const Deadline deadline(request.budget);
  hit.marks = find_marks(hit.record, matcher_of(hit.record), deadline);
  hit.snippet = make_snippet(hit.record, hit.marks, kSnippetBytes);
  hit.quotes = matching_quotes(hit.record, sought_, stemmer_of(hit.record), deadline);

  const Part& part = archive_.parts()[ranked.place.part];
  const LabelColumn& sources = part.columns.labels(FieldId::source);
  if (const auto source = sources.ordinals(ranked.place.docid); !source.empty()) {
    hit.source_label = display_label(archive_, FieldId::source, sources.value(source[0]));
  }
  return hit;
}

}  // namespace newsdex
