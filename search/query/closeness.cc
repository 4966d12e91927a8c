#include "search/query/closeness.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "search/query/hints.h"

namespace newsdex::query {
namespace {

using Kind = Node::Kind;

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw InputError(std::move(message), std::move(hint), "bad_query");
}

bool is_text(const Node& node) {
  return node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::pattern ||
         node.kind == Kind::exact;
}

bool is_mention(const Node& node) {
  return node.kind == Kind::label && has_places(node.field) &&
         text::fold(node.text) != kUnknownValue;
}

/// Whether an operand is a set of places as it stands.
bool is_place(const Node& node) {
  if (node.kind == Kind::either) {
    return std::all_of(node.children.begin(), node.children.end(), is_place);
  }
  return is_text(node) || is_mention(node) || node.kind == Kind::near;
}

bool holds_text(const Node& node) {
  return is_text(node) || std::any_of(node.children.begin(), node.children.end(), holds_text);
}

/// The zone or speaker that an operand's words are looked for in, taken off them.
class Governor {
 public:
  /// `node` without what governs its words. Throws where its words have several.
  Node lift(Node node) {
    if (node.kind == Kind::within || node.kind == Kind::spoken) {
      Node child = std::move(node.children.front());
      node.children.clear();
      set(std::move(node));
      return child;
    }
    if (is_text(node)) set(std::nullopt);
    if (node.kind == Kind::near && holds_text(node)) set(std::nullopt);
    if (node.kind == Kind::both || node.kind == Kind::either) {
      for (Node& child : node.children) child = lift(std::move(child));
      // The children may now be of their parent's kind.
      return node.kind == Kind::both ? conjunction(std::move(node.children))
                                     : disjunction(std::move(node.children));
    }
    return node;
  }

  /// `node`, governed as the words that were lifted.
  Node put_back(Node node) const {
    if (!known_ || !governor_) return node;
    if (!holds_text(node)) return node;
    if (node.kind == Kind::both || node.kind == Kind::either) {
      std::vector<Node> parts;
      for (Node& child : node.children) parts.push_back(put_back(std::move(child)));
      return node.kind == Kind::both ? conjunction(std::move(parts))
                                     : disjunction(std::move(parts));
    }
    Node out = *governor_;
    out.children.push_back(std::move(node));
    return out;
  }

 private:
  void set(std::optional<Node> governor) {
    if (known_ && governor != governor_) {
      refuse("words near each other are looked for in one zone, and said by one speaker",
             "write in:ZONE or said:X before the whole of it");
    }
    known_ = true;
    governor_ = std::move(governor);
  }

  bool known_ = false;
  std::optional<Node> governor_;
};

std::size_t count_operands(const Node& node) {
  if (node.kind == Kind::near) {
    return count_operands(node.children[0]) + count_operands(node.children[1]);
  }
  std::size_t most = 1;
  for (const Node& child : node.children) most = std::max(most, count_operands(child));
  return most;
}

Node pair(const Proximity& proximity, const Node& left, const Node& right) {
  Node node;
  node.kind = Kind::near;
  node.proximity = proximity;
  node.children = {left, right};
  if (count_operands(node) > kMaxNearOperands) {
    throw InputError(
        fmt::format("more than {} words or groups in one chain of w/n", kMaxNearOperands),
        "join parts of it by AND", "query_too_large");
  }
  return node;
}

void require_operand(const Node& node, const std::string& name) {
  if (node.kind == Kind::negation) {
    refuse(fmt::format("{} has NOT beside it, which binds tighter", name),
           fmt::format("write NOT (a {0} b) for articles without the pair, a NOT {0} b for an a "
                       "that has no b so close",
                       name));
  }
  if (node.kind == Kind::both || node.kind == Kind::either) {
    for (const Node& child : node.children) require_operand(child, name);
    return;
  }
  if (is_place(node)) return;
  refuse(fmt::format("{} needs words, phrases or names in the text beside it, not {}", name,
                     shown(to_string(node))),
         "put AND between them");
}

/// Distributes over AND, and over an OR with an AND in it. What has been distributed is small:
/// kMaxNearOperands bounds the depth, this the breadth.
Node distribute(const Proximity& proximity, const Node& left, const Node& right) {
  static constexpr std::size_t kMostParts = 64;
  const bool split_left = !is_place(left);
  if (!split_left && is_place(right)) return pair(proximity, left, right);
  const Node& split = split_left ? left : right;
  if (!split_left && proximity.negated) {
    refuse(fmt::format("{} has AND in brackets behind it", to_string(proximity)),
           "write it once for each part");
  }
  if (split.children.size() > kMostParts) {
    throw InputError(
        fmt::format("more than {} alternatives beside {}", kMostParts, to_string(proximity)), {},
        "query_too_large");
  }
  std::vector<Node> parts;
  for (const Node& child : split.children) {
    parts.push_back(split_left ? distribute(proximity, child, right)
                               : distribute(proximity, left, child));
  }
  return split.kind == Kind::both ? conjunction(std::move(parts)) : disjunction(std::move(parts));
}

std::size_t leaves(const Node& node) {
  return std::accumulate(node.children.begin(), node.children.end(),
                         std::size_t{node.children.empty() ? 1U : 0U},
                         [](std::size_t sum, const Node& child) { return sum + leaves(child); });
}

/// Alternatives count together, the parts of an AND each for itself.
Node counted(std::uint64_t count, Node node) {
  if (node.kind == Kind::both) {
    std::vector<Node> parts;
    for (Node& child : node.children) parts.push_back(counted(count, std::move(child)));
    return conjunction(std::move(parts));
  }
  const auto all = [&](bool (*fits)(const Node&)) {
    return node.kind == Kind::either ? std::all_of(node.children.begin(), node.children.end(), fits)
                                     : fits(node);
  };
  if (!all(is_text) && !all(is_mention)) {
    refuse(fmt::format("atleast{} counts words and phrases, or names, not {}", count,
                       shown(to_string(node))),
           "write atleast5(iran), atleast5(\"peace talks\") or atleast5(country:IR)");
  }
  Node out;
  out.kind = Kind::atleast;
  out.low = count;
  out.children.push_back(std::move(node));
  return out;
}

}  // namespace

bool has_places(FieldId field) {
  switch (field) {
    case FieldId::person:
    case FieldId::person_certain:
    case FieldId::country:
    case FieldId::place:
    case FieldId::region:
    case FieldId::org:
    case FieldId::cited:
      return true;
    default:
      return false;
  }
}

Node near(const Proximity& proximity, Node left, Node right) {
  const std::string name = to_string(Proximity{proximity.reach, proximity.distance, false});
  Governor governor;
  left = governor.lift(std::move(left));
  right = governor.lift(std::move(right));
  require_operand(left, name);
  require_operand(right, name);
  static constexpr std::size_t kMostPairs = 1024;
  if (leaves(left) * leaves(right) > kMostPairs && (!is_place(left) || !is_place(right))) {
    throw InputError(
        fmt::format("{} stands between groups with more than {} pairs of words", name, kMostPairs),
        {}, "query_too_large");
  }
  return governor.put_back(distribute(proximity, left, right));
}

Node at_least(std::uint64_t count, Node node) {
  if (count == 0 || count > kMaxAtLeast) {
    throw InputError(fmt::format("atleast{}: the number is 1 to {}", count, kMaxAtLeast), {},
                     count == 0 ? "bad_query" : "query_too_large");
  }
  Governor governor;
  node = governor.lift(std::move(node));
  return governor.put_back(counted(count, std::move(node)));
}

}  // namespace newsdex::query
