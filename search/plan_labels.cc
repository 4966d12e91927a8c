#include "search/plan_labels.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/language_name.h"
#include "search/feedback.h"
#include "search/match.h"
#include "search/mentioned_dates.h"
#include "search/words.h"

namespace newsdex {
namespace {

using query::Node;

[[noreturn]] void refuse_wildcard(const Node& node, std::size_t limit) {
  throw InputError(fmt::format("{}:{}* stands for more than {} values", field(node.field).name,
                               node.text, limit),
                   "write more letters before the *", "query_too_large");
}

/// The code of a language of the archive by its name; else what was typed.
std::string language_code(const Archive& archive, std::string_view typed) {
  for (const Part& part : archive.parts()) {
    const LabelColumn& column = part.columns.labels(FieldId::language);
    for (std::uint32_t ordinal = 0; ordinal < column.values(); ++ordinal) {
      const std::string_view code = column.value(ordinal);
      if (text::slug(text::language_name(code)) == text::slug(typed)) return std::string(code);
    }
  }
  return std::string(typed);
}

}  // namespace

void add_note(Plan& plan, std::string hint) {
  if (std::find(plan.hints.begin(), plan.hints.end(), hint) == plan.hints.end()) {
    plan.hints.push_back(std::move(hint));
  }
}

std::vector<Meaning> values_meant(const Archive& archive, FieldId field, const TypedName& name,
                                  const Deadline& deadline) {
  if (field != FieldId::language) return resolve(archive, field, name, deadline);
  const std::string code = language_code(archive, name.text);
  return resolve(archive, field, {code, name.quoted, name.prefix_match}, deadline);
}

Clause LabelPlanner::clause(const Node& node, Sought* sought) {
  const Field& row = field(node.field);
  if (node.field == FieldId::similar) return similar(node, sought);
  if (row.kind == FieldKind::exact) return verbatim(node, row);
  if (text::fold(node.text) == kUnknownValue) {
    Clause out;
    out.kind = Clause::Kind::unknown;
    out.field = node.field;
    return out;
  }
  if (node.field == FieldId::mentions_date) return mentioned_dates(node);
  std::vector<std::string> terms;
  for (const Meaning& meaning : meanings(node)) {
    terms.push_back(value_term(row, meaning.value));
    if (sought != nullptr) sought->values.emplace_back(node.field, meaning.value);
  }
  return terms_clause(std::move(terms));
}

std::vector<Meaning> LabelPlanner::meanings(const Node& node) {
  if (++labels_ > kMaxLabels) {
    throw InputError(fmt::format("more than {} names in one query", kMaxLabels),
                     "ask in several queries (--batch)", "query_too_large");
  }
  std::vector<Meaning> out =
      values_meant(archive_, node.field, {node.text, node.quoted, node.prefix_match}, deadline_);
  if (node.prefix_match && out.size() > kMaxExpansion) refuse_wildcard(node, kMaxExpansion);
  note_meanings(node, out);
  return out;
}

/// Articles that have enough of an article's telling words, without itself.
Clause LabelPlanner::similar(const Node& node, Sought* sought) {
  if (node.prefix_match) {
    throw InputError(fmt::format("similar:{}*: similar: takes one id", node.text),
                     "put the id in quotes if the * is part of it", "bad_query");
  }
  const auto article = find_article(node.text);
  if (!article) {
    add_note(plan_, fmt::format("there is no article with the id {}", node.text));
    return either_clause({});
  }
  Clause like;
  like.kind = Clause::Kind::some_of;
  like.terms = telling_terms(archive_, *article, deadline_);
  like.low = std::max<std::uint64_t>(
      1, static_cast<std::uint64_t>(kTellingShare * static_cast<double>(like.terms.size())));
  if (sought != nullptr) sought->terms.insert(like.terms.begin(), like.terms.end());
  Clause itself;
  itself.kind = Clause::Kind::negation;
  itself.children.push_back(terms_clause({value_term(field(FieldId::id), node.text)}));
  return both_clause({std::move(like), std::move(itself)});
}

std::optional<Place> LabelPlanner::find_article(const std::string& id) {
  const Matches found =
      match(archive_, terms_clause({value_term(field(FieldId::id), id)}), deadline_);
  for (std::size_t i = 0; i < found.parts().size(); ++i) {
    if (!found.parts()[i].isEmpty()) return Place{i, found.parts()[i].minimum()};
  }
  return std::nullopt;
}

Clause LabelPlanner::verbatim(const Node& node, const Field& row) {
  if (!node.prefix_match) return terms_clause({value_term(row, node.text)});
  const std::string beginning = std::string(row.prefix) + node.text;
  std::vector<std::string> terms;
  for (const Part& part : archive_.parts()) {
    glass::TermCursor cursor = part.terms(beginning);
    while (cursor.next()) {
      deadline_.check();
      if (terms.size() >= kMaxPaths) refuse_wildcard(node, kMaxPaths);
      terms.emplace_back(cursor.term());
    }
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms_clause(std::move(terms));
}

Clause LabelPlanner::mentioned_dates(const Node& node) {
  PacedDeadline pace(deadline_);
  std::set<std::string> terms;
  for (const Part& part : archive_.parts()) {
    const LabelColumn& column = part.columns.labels(FieldId::mentions_date);
    for (std::uint32_t ordinal = 0; ordinal < column.values(); ++ordinal) {
      pace.step();
      const std::string_view edtf = column.value(ordinal);
      const bool fits = node.kind == Node::Kind::date ? speaks_of(edtf, node.days)
                                                      : speaks_of_day(edtf, node.text);
      if (fits) terms.insert(value_term(field(FieldId::mentions_date), edtf));
    }
  }
  return terms_clause({terms.begin(), terms.end()});
}

/// Says who is meant where a name is less than a value.
void LabelPlanner::note_meanings(const Node& node, const std::vector<Meaning>& meanings) {
  static constexpr std::size_t kMostNamed = 5;
  const std::string typed = text::slug(node.text);
  const bool is_plain =
      meanings.size() == 1 && (meanings[0].value == node.text || meanings[0].value == typed ||
                               text::slug(meanings[0].label) == typed);
  if (meanings.empty() || is_plain) return;
  std::string who;
  for (std::size_t i = 0; i < meanings.size() && i < kMostNamed; ++i) {
    who += fmt::format("{}{} ({})", i == 0 ? "" : ", ", meanings[i].label, meanings[i].articles);
  }
  if (meanings.size() > kMostNamed)
    who += fmt::format(" and {} more", meanings.size() - kMostNamed);
  add_note(plan_, fmt::format("{}:{} is {}", field(node.field).name, node.text, who));
}

}  // namespace newsdex
