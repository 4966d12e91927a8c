#include "search/plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "search/plan_labels.h"
#include "search/words.h"

namespace newsdex {
namespace {

using query::Node;

/// Plans nodes of one query.
class Planner {
 public:
  Planner(const Archive& archive, Vocabulary& vocabulary, const Deadline& deadline, Plan& plan)
      : vocabulary_(vocabulary), plan_(plan), labels_(archive, deadline, plan) {}

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
      case Node::Kind::pattern:
        return pattern(node, scope, sought);
      case Node::Kind::exact:
        return plan_exact(node.text, node.cased, scope, vocabulary_, sought);
      case Node::Kind::label:
        return labels_.clause(node, sought);
      case Node::Kind::field_words:
        return plan_phrase(node.text, field_scope(node.field), sought);
      case Node::Kind::date:
        return node.field == FieldId::mentions_date ? labels_.mentioned_dates(node) : date(node);
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
      case Node::Kind::spoken:
        return spoken(node, sought);
      case Node::Kind::near:
        return near(node, scope, sought);
      case Node::Kind::atleast:
        return at_least(node, scope, sought);
    }
    return {};
  }

  /// A clause whose places in the text can be read.
  Clause places(const Node& node, const Scope& scope, Sought* sought) {
    switch (node.kind) {
      case Node::Kind::word:
        note_acronym(node);
        return plan_word_places(node.text, scope, vocabulary_, sought);
      case Node::Kind::label:
        return mentions(node, scope, sought);
      case Node::Kind::either: {
        std::vector<Clause> out;
        for (const Node& child : node.children) out.push_back(places(child, scope, sought));
        return either_clause(std::move(out));
      }
      default:
        return clause(node, scope, sought);
    }
  }

  /// Each operand is shown only where it takes part.
  Clause near(const Node& node, const Scope& scope, Sought* sought) {
    Clause out;
    out.kind = Clause::Kind::near;
    out.proximity = node.proximity;
    out.text_prefix = scope.prefix;
    out.speaker_term = scope.speaker_term;
    HighlightPattern shown;
    shown.kind = HighlightPattern::Kind::near;
    shown.scope = {scope.zones, scope.speakers};
    shown.proximity = node.proximity;
    for (const Node& child : node.children) {
      Sought operand;
      out.children.push_back(places(child, scope, &operand));
      HighlightPattern& any = shown.operands.emplace_back();
      any.kind = HighlightPattern::Kind::either;
      any.scope = shown.scope;
      any.operands = std::move(operand.patterns);
      const bool weighs =
          sought != nullptr && (shown.operands.size() == 1 || !node.proximity.negated);
      if (weighs) sought->terms.insert(operand.terms.begin(), operand.terms.end());
    }
    if (sought != nullptr) sought->patterns.push_back(std::move(shown));
    return out;
  }

  Clause at_least(const Node& node, const Scope& scope, Sought* sought) {
    const Node& child = node.children.at(0);
    Clause out;
    out.low = node.low;
    const bool names =
        child.kind == Node::Kind::label ||
        (child.kind == Node::Kind::either && child.children.at(0).kind == Node::Kind::label);
    if (!names) {
      out.kind = Clause::Kind::atleast;
      out.children.push_back(places(child, scope, sought));
      return out;
    }
    out.kind = Clause::Kind::mentions;
    for (const Node& label :
         child.kind == Node::Kind::label ? std::vector{child} : child.children) {
      for (const Meaning& meaning : labels_.meanings(label)) {
        out.values.emplace_back(label.field, meaning.value);
        out.terms.push_back(value_term(field(label.field), meaning.value));
        if (sought != nullptr) sought->values.push_back(out.values.back());
      }
    }
    return out;
  }

  /// The places in the story that name what a label means.
  Clause mentions(const Node& node, const Scope& scope, Sought* sought) {
    if (!scope.prefix.empty() || !scope.speaker_term.empty()) {
      throw InputError(fmt::format("{}: names are looked for in title, lead, body and caption",
                                   query::to_string(node)),
                       "write the words of the name instead", "bad_query");
    }
    Slot named;
    HighlightPattern shown;
    shown.kind = HighlightPattern::Kind::labels;
    shown.scope.zones = scope.zones;
    for (const Meaning& meaning : labels_.meanings(node)) {
      named.terms.push_back(value_term(field(node.field), meaning.value));
      shown.values.emplace_back(node.field, meaning.value);
    }
    if (sought != nullptr) sought->patterns.push_back(std::move(shown));
    return phrase_clause({std::move(named)}, scope);
  }

  /// The words of each speaker that is meant, of whom an article may have several.
  Clause spoken(const Node& node, Sought* sought) {
    const std::vector<Meaning> speakers = labels_.meanings(node);
    if (speakers.size() > kMaxSpeakers) {
      throw InputError(fmt::format("said:{} is more than {} speakers", node.text, kMaxSpeakers),
                       "write more of the name", "query_too_large");
    }
    std::vector<Clause> out;
    for (const Meaning& speaker : speakers) {
      const Scope scope = speech_scope(speaker.value);
      out.push_back(both_clause(
          {terms_clause({scope.speaker_term}), clause(node.children.at(0), scope, sought)}));
    }
    return either_clause(std::move(out));
  }

  Clause pattern(const Node& node, const Scope& scope, Sought* sought) {
    std::vector<std::string> words;
    Clause out = plan_pattern(node.text, scope, vocabulary_, sought, words);
    note_expansion(query::to_string(node), words);
    return out;
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
    out.field = node.field;
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

  void note_expansion(const std::string& pattern, const std::vector<std::string>& words) {
    static constexpr std::size_t kMostNamed = 8;
    const auto known = std::find_if(plan_.expansions.begin(), plan_.expansions.end(),
                                    [&](const Expansion& e) { return e.pattern == pattern; });
    if (known != plan_.expansions.end()) return;
    plan_.expansions.push_back({pattern, words});
    if (words.empty()) return;
    const std::size_t named = std::min(words.size(), kMostNamed);
    add_note(plan_,
             fmt::format(
                 "{} is {}{}", pattern,
                 fmt::join(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(named), ", "),
                 words.size() > named ? fmt::format(" and {} more", words.size() - named) : ""));
  }

  void note_acronym(const Node& node) {
    if (text::has_acronym_reading(node.text)) {
      std::string capitals = node.text;
      for (char& c : capitals) c = static_cast<char>(c - 'a' + 'A');
      add_note(plan_, fmt::format("'{}' is read as the word; write {} for the acronym", node.text,
                                  capitals));
    }
  }

  Vocabulary& vocabulary_;
  Plan& plan_;
  LabelPlanner labels_;
};

}  // namespace

Plan make_plan(const Node& root, const Archive& archive, Vocabulary& vocabulary,
               const Deadline& deadline) {
  Plan plan;
  vocabulary.begin_query(deadline);
  Planner(archive, vocabulary, deadline, plan).conjuncts(root);
  return plan;
}

}  // namespace newsdex
