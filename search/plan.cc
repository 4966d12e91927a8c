#include "search/plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "search/feedback.h"
#include "search/match.h"
#include "search/names.h"
#include "search/words.h"

namespace newsdex {
namespace {

using query::Node;

/// Plans nodes of one query.
class Planner {
 public:
  Planner(const Archive& archive, Vocabulary& vocabulary, Plan& plan)
      : archive_(archive), vocabulary_(vocabulary), plan_(plan) {}

  void conjuncts(const Node& root) {
    if (root.kind != Node::Kind::both) {
      plan_.conjuncts.emplace_back(root, clause(root, story_scope(), &plan_.sought));
      return;
    }
    for (std::size_t i = 0; i < root.children.size(); ++i) {
      const Node& child = root.children[i];
      if (i + 1 < root.children.size()) {
        if (auto open = open_compound(child, root.children[i + 1], story_scope(), &plan_.sought)) {
          plan_.conjuncts.emplace_back(query::conjunction({child, root.children[i + 1]}),
                                       std::move(*open));
          ++i;
          continue;
        }
      }
      plan_.conjuncts.emplace_back(child, clause(child, story_scope(), &plan_.sought));
    }
  }

 private:
  Clause clause(const Node& node, const Scope& scope, Sought* sought) {
    switch (node.kind) {
      case Node::Kind::all:
        return {};
      case Node::Kind::nothing:
        return either_clause({});
      case Node::Kind::word:
        note_acronym(node);
        return plan_word(node.text, scope, vocabulary_, sought);
      case Node::Kind::phrase:
        return plan_phrase(node.text, scope, sought);
      case Node::Kind::prefix:
        return plan_prefix(node.text, scope, vocabulary_, sought);
      case Node::Kind::label:
        return label(node, sought);
      case Node::Kind::field_words:
        return plan_phrase(node.text, field_scope(node.field), sought);
      case Node::Kind::date:
        return date(node);
      case Node::Kind::number:
        return number(node);
      case Node::Kind::both:
        return both_clause(children(node, scope, sought));
      case Node::Kind::either:
        return either_clause(each(node, scope, sought));
      case Node::Kind::negation:
        return negation(node, scope);
      case Node::Kind::within:
        return clause(node.children.at(0), zone_scope(node.zone), sought);
    }
    return {};
  }

  std::vector<Clause> each(const Node& node, const Scope& scope, Sought* sought) {
    std::vector<Clause> out;
    for (const Node& child : node.children) out.push_back(clause(child, scope, sought));
    return out;
  }

  /// The children of an AND, words side by side that are one word apart taken together.
  std::vector<Clause> children(const Node& node, const Scope& scope, Sought* sought) {
    std::vector<Clause> out;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i + 1 < node.children.size()) {
        if (auto open = open_compound(node.children[i], node.children[i + 1], scope, sought)) {
          out.push_back(std::move(*open));
          ++i;
          continue;
        }
      }
      out.push_back(clause(node.children[i], scope, sought));
    }
    return out;
  }

  std::optional<Clause> open_compound(const Node& first, const Node& second, const Scope& scope,
                                      Sought* sought) {
    if (first.kind != Node::Kind::word || second.kind != Node::Kind::word) return std::nullopt;
    return plan_open_compound(first.text, second.text, scope, vocabulary_, sought);
  }

  Clause negation(const Node& node, const Scope& scope) {
    Clause out;
    out.kind = Clause::Kind::negation;
    out.children.push_back(clause(node.children.at(0), scope, nullptr));
    return out;
  }

  static Clause date(const Node& node) {
    Clause out;
    out.kind = node.unknown ? Clause::Kind::undated : Clause::Kind::date;
    out.days = node.days;
    return out;
  }

  static Clause number(const Node& node) {
    Clause out;
    out.kind = Clause::Kind::number;
    out.field = node.field;
    out.low = node.low;
    out.high = node.high;
    return out;
  }

  Clause label(const Node& node, Sought* sought) {
    const Field& row = field(node.field);
    if (node.field == FieldId::similar) return similar(node, sought);
    if (row.kind == FieldKind::exact) return exact(node, row);
    if (++labels_ > kMaxLabels) {
      throw InputError(fmt::format("more than {} names in one query", kMaxLabels),
                       "ask in several queries (--batch)", "query_too_large");
    }
    if (text::fold(node.text) == kUnknownValue) {
      Clause out;
      out.kind = Clause::Kind::unknown;
      out.field = node.field;
      return out;
    }
    const std::vector<Meaning> meanings =
        resolve(archive_, node.field, {node.text, node.quoted, node.prefix_match});
    if (node.prefix_match && meanings.size() > kMaxExpansion) refuse_wildcard(node, kMaxExpansion);
    note_meanings(node, meanings);
    std::vector<std::string> terms;
    for (const Meaning& meaning : meanings) {
      terms.push_back(value_term(row, meaning.value));
      if (sought != nullptr) sought->values.emplace_back(node.field, meaning.value);
    }
    return terms_clause(std::move(terms));
  }

  /// Articles that have enough of an article's telling words, without itself.
  Clause similar(const Node& node, Sought* sought) {
    if (node.prefix_match) {
      throw InputError(fmt::format("similar:{}*: similar: takes one id", node.text),
                       "put the id in quotes if the * is part of it", "bad_query");
    }
    const auto article = find_article(node.text);
    if (!article) {
      note(fmt::format("there is no article with the id {}", node.text));
      return either_clause({});
    }
    Clause like;
    like.kind = Clause::Kind::some_of;
    like.terms = telling_terms(archive_, *article);
    like.low = std::max<std::uint64_t>(
        1, static_cast<std::uint64_t>(kTellingShare * static_cast<double>(like.terms.size())));
    if (sought != nullptr) sought->terms.insert(like.terms.begin(), like.terms.end());
    Clause itself;
    itself.kind = Clause::Kind::negation;
    itself.children.push_back(terms_clause({value_term(field(FieldId::id), node.text)}));
    return both_clause({std::move(like), std::move(itself)});
  }

  std::optional<Place> find_article(const std::string& id) {
    const Matches found = match(archive_, terms_clause({value_term(field(FieldId::id), id)}));
    for (std::size_t i = 0; i < found.parts().size(); ++i) {
      if (!found.parts()[i].isEmpty()) return Place{i, found.parts()[i].minimum()};
    }
    return std::nullopt;
  }

  Clause exact(const Node& node, const Field& row) {
    if (!node.prefix_match) return terms_clause({value_term(row, node.text)});
    const std::string beginning = std::string(row.prefix) + node.text;
    std::vector<std::string> terms;
    for (const Part& part : archive_.parts()) {
      const auto end = part.database.allterms_end(beginning);
      for (auto term = part.database.allterms_begin(beginning); term != end; ++term) {
        if (terms.size() >= kMaxPaths) refuse_wildcard(node, kMaxPaths);
        terms.push_back(*term);
      }
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms_clause(std::move(terms));
  }

  [[noreturn]] static void refuse_wildcard(const Node& node, std::size_t limit) {
    throw InputError(fmt::format("{}:{}* stands for more than {} values", field(node.field).name,
                                 node.text, limit),
                     "write more letters before the *", "query_too_large");
  }

  /// Says who is meant where a name is less than a value.
  void note_meanings(const Node& node, const std::vector<Meaning>& meanings) {
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
    note(fmt::format("{}:{} is {}", field(node.field).name, node.text, who));
  }

  void note_acronym(const Node& node) {
    if (text::has_acronym_reading(node.text)) {
      std::string capitals = node.text;
      for (char& c : capitals) c = static_cast<char>(c - 'a' + 'A');
      note(fmt::format("'{}' is read as the word; write {} for the acronym", node.text, capitals));
    }
  }

  void note(std::string hint) {
    if (std::find(plan_.hints.begin(), plan_.hints.end(), hint) == plan_.hints.end()) {
      plan_.hints.push_back(std::move(hint));
    }
  }

  const Archive& archive_;
  Vocabulary& vocabulary_;
  Plan& plan_;
  std::size_t labels_ = 0;
};

}  // namespace

Plan make_plan(const Node& root, const Archive& archive, Vocabulary& vocabulary) {
  Plan plan;
  vocabulary.begin_query();
  Planner(archive, vocabulary, plan).conjuncts(root);
  return plan;
}

}  // namespace newsdex
