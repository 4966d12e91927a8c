#include "search/query/juxtaposition.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace newsdex::query {
namespace {

using Kind = Node::Kind;

/// Operands with the same number are alternatives of each other: a field's id, or kWords.
using Group = std::size_t;
constexpr Group kWords = kFields.size();

bool is_plain_text(const Node& node) {
  if (node.kind == Kind::within || node.kind == Kind::spoken) {
    return is_plain_text(node.children.front());
  }
  return node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::pattern ||
         node.kind == Kind::exact;
}

/// The one field of a label, or of alternatives that are all labels of it.
std::optional<FieldId> selected_field(const Node& node) {
  if (node.kind == Kind::label) return node.field;
  if (node.kind != Kind::either) return std::nullopt;
  const FieldId first = node.children.front().field;
  const bool same = std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    return child.kind == Kind::label && child.field == first;
  });
  return same ? std::optional(first) : std::nullopt;
}

std::optional<Group> group_of(const Operand& operand, bool any) {
  if (operand.required) return std::nullopt;
  const auto selected = selected_field(operand.node);
  if (selected && field(*selected).combine == Combine::any) return static_cast<Group>(*selected);
  if (any && is_plain_text(operand.node)) return kWords;
  return std::nullopt;
}

/// The alternatives that an operand begins or joins: they stand at `place` among the conjuncts.
struct Alternatives {
  std::size_t place = 0;
  std::vector<Node> nodes;
};

void hint_alternatives(const Node& node, Hints& hints) {
  const std::string_view name = field(*selected_field(node)).name;
  hints.add(
      fmt::format("an article has one {0}, so several {0}: mean any of them; "
                  "write {0}:(A OR B), or AND between them for both",
                  name));
}

bool implies_speaker(const Node& node, const Node& speaker) {
  const auto implies = [&](const Node& child) { return implies_speaker(child, speaker); };
  switch (node.kind) {
    case Node::Kind::spoken:
      return node.text == speaker.text && node.quoted == speaker.quoted &&
             node.prefix_match == speaker.prefix_match;
    case Node::Kind::both:
      return std::any_of(node.children.begin(), node.children.end(), implies);
    case Node::Kind::either:
      return std::all_of(node.children.begin(), node.children.end(), implies);
    default:
      return false;
  }
}

}  // namespace

std::vector<Operand> without_implied_speakers(std::vector<Operand> operands) {
  const auto is_implied = [&](const Operand& operand) {
    return operand.names_speaker &&
           std::any_of(operands.begin(), operands.end(), [&](const Operand& other) {
             return implies_speaker(other.node, operand.node);
           });
  };
  std::vector<Operand> kept;
  std::copy_if(operands.begin(), operands.end(), std::back_inserter(kept),
               [&](const Operand& operand) { return !is_implied(operand); });
  return kept;
}

Node join_values(std::vector<Operand> operands, const Field& field) {
  std::vector<Node> conjuncts;
  std::vector<Node> alternatives;
  for (Operand& operand : operands) {
    const bool optional =
        field.combine == Combine::any && !operand.required && operand.node.kind != Kind::negation;
    (optional ? alternatives : conjuncts).push_back(std::move(operand.node));
  }
  if (!alternatives.empty()) {
    conjuncts.insert(conjuncts.begin(), disjunction(std::move(alternatives)));
  }
  return conjunction(std::move(conjuncts));
}

Node join_operands(std::vector<Operand> operands, bool any, Hints& hints) {
  std::vector<Node> conjuncts;
  std::vector<Node> required_words;
  std::map<Group, Alternatives> groups;
  for (Operand& operand : operands) {
    if (any && operand.required && is_plain_text(operand.node)) {
      required_words.push_back(operand.node);
    }
    const auto group = group_of(operand, any);
    if (!group) {
      conjuncts.push_back(std::move(operand.node));
      continue;
    }
    const auto [entry, is_new] = groups.try_emplace(*group, Alternatives{conjuncts.size(), {}});
    if (is_new) conjuncts.emplace_back();
    entry->second.nodes.push_back(std::move(operand.node));
  }
  for (auto& [group, alternatives] : groups) {
    std::vector<Node>& nodes = alternatives.nodes;
    if (group != kWords && nodes.size() > 1) hint_alternatives(nodes.front(), hints);
    if (group == kWords) nodes.insert(nodes.end(), required_words.begin(), required_words.end());
    conjuncts[alternatives.place] = disjunction(std::move(nodes));
  }
  return conjunction(std::move(conjuncts));
}

}  // namespace newsdex::query
