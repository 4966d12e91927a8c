#include "search/query/tree.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "search/query/marks.h"

namespace newsdex::query {
namespace {

using Kind = Node::Kind;

Node combine(Kind kind, std::vector<Node> parts);

/// Children of the same kind take the place of their parent: a AND (b AND c).
std::vector<Node> flattened(Kind kind, std::vector<Node> parts) {
  std::vector<Node> out;
  out.reserve(parts.size());
  for (Node& part : parts) {
    if (part.kind == kind) {
      std::move(part.children.begin(), part.children.end(), std::back_inserter(out));
    } else {
      out.push_back(std::move(part));
    }
  }
  return out;
}

/// The parts with all that is looked for in one zone gathered where the first of it stood.
std::vector<Node> gathered_by_zone(Kind kind, std::vector<Node> parts) {
  std::vector<Node> out;
  out.reserve(parts.size());
  std::array<std::vector<Node>, kZoneNames.size()> inside;
  for (Node& part : parts) {
    if (part.kind != Kind::within) {
      out.push_back(std::move(part));
      continue;
    }
    std::vector<Node>& group = inside[static_cast<std::size_t>(part.zone)];
    group.push_back(std::move(part.children.front()));
    if (group.size() > 1) continue;
    part.children.clear();
    out.push_back(std::move(part));
  }
  for (Node& part : out) {
    if (part.kind != Kind::within) continue;
    part.children.push_back(combine(kind, std::move(inside[static_cast<std::size_t>(part.zone)])));
  }
  return out;
}

/// Expects at least one part.
Node combine(Kind kind, std::vector<Node> parts) {
  parts = gathered_by_zone(kind, flattened(kind, std::move(parts)));
  if (parts.size() == 1) return std::move(parts.front());
  Node node;
  node.kind = kind;
  node.children = std::move(parts);
  return node;
}

/// Whether an `in:ZONE` that stands before this one would govern a word of it.
bool has_open_words(const Node& node) {
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::prefix:
      return true;
    case Kind::both:
    case Kind::either:
    case Kind::negation:
      return std::any_of(node.children.begin(), node.children.end(), has_open_words);
    default:
      return false;
  }
}

/// A verbatim value can stand without quotes if it is read back to its end and no further.
bool needs_quotes(std::string_view value) {
  if (value.empty() || value.front() == '(' || value.find('*') != std::string_view::npos) {
    return true;
  }
  if (find_quote(text::decode(value, 0).code) != nullptr) return true;
  std::size_t open_brackets = 0;
  for (std::size_t pos = 0; pos < value.size();) {
    const auto [code, end] = text::decode(value, pos);
    if (is_blank(code) || (code == U')' && open_brackets == 0)) return true;
    if (code == U'(') ++open_brackets;
    if (code == U')') --open_brackets;
    pos = end;
  }
  return open_brackets > 0;
}

std::string label_text(const Node& node) {
  const Field& row = field(node.field);
  const bool quoted = row.kind == FieldKind::exact ? needs_quotes(node.text) : node.quoted;
  return fmt::format("{}:{}{}{}{}", row.name, quoted ? "\"" : "", node.text, quoted ? "\"" : "",
                     node.prefix_match ? "*" : "");
}

std::string date_text(const Node& node) {
  if (node.unknown) return fmt::format("date:{}", kUnknownValue);
  return "date:" + to_string(node.days);
}

std::string number_text(const Node& node) {
  const std::string_view name = field(node.field).name;
  if (node.low == node.high) return fmt::format("{}:{}", name, node.low);
  if (node.high == UINT64_MAX) return fmt::format("{}:{}..", name, node.low);
  return fmt::format("{}:{}..{}", name, node.low, node.high);
}

std::string spelled(const Node& node, bool words_follow);

/// The operand of an operator that binds tighter than the operators inside it.
std::string operand(const Node& node, bool words_follow) {
  if (node.kind != Kind::both && node.kind != Kind::either) return spelled(node, words_follow);
  return fmt::format("({})", spelled(node, false));
}

std::string joined(const Node& node, std::string_view separator, bool words_follow) {
  std::vector<std::string> parts(node.children.size());
  for (std::size_t i = parts.size(); i-- > 0;) {
    parts[i] = operand(node.children[i], words_follow);
    words_follow = words_follow || has_open_words(node.children[i]);
  }
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string zone_text(const Node& node, bool words_follow) {
  const std::string out =
      fmt::format("in:{} {}", to_string(node.zone), operand(node.children.front(), false));
  return words_follow ? "(" + out + ")" : out;
}

/// `words_follow`: behind the node, in the same brackets, stand words of no zone.
std::string spelled(const Node& node, bool words_follow) {
  switch (node.kind) {
    case Kind::all:
      return "*";
    case Kind::nothing:
      return "\"\"";
    case Kind::word:
      return node.text;
    case Kind::phrase:
      return "\"" + node.text + "\"";
    case Kind::prefix:
      return node.text + "*";
    case Kind::label:
    case Kind::field_words:
      return label_text(node);
    case Kind::date:
      return date_text(node);
    case Kind::number:
      return number_text(node);
    case Kind::both:
      return joined(node, " AND ", words_follow);
    case Kind::either:
      return joined(node, " OR ", words_follow);
    case Kind::negation:
      return "NOT " + operand(node.children.front(), words_follow);
    case Kind::within:
      return zone_text(node, words_follow);
  }
  return {};
}

}  // namespace

Node conjunction(std::vector<Node> parts) {
  for (Node& part : parts) {
    if (part.kind == Kind::nothing) return std::move(part);
  }
  std::erase_if(parts, [](const Node& part) { return part.kind == Kind::all; });
  return parts.empty() ? Node{} : combine(Kind::both, std::move(parts));
}

Node disjunction(std::vector<Node> parts) {
  std::erase_if(parts, [](const Node& part) { return part.kind == Kind::nothing; });
  if (!parts.empty()) return combine(Kind::either, std::move(parts));
  Node nothing;
  nothing.kind = Kind::nothing;
  return nothing;
}

Node negation(Node part) {
  if (part.kind == Kind::negation) {
    Node child = std::move(part.children.front());
    return child;
  }
  Node node;
  node.kind = Kind::negation;
  node.children.push_back(std::move(part));
  return node;
}

Node within(Zone zone, Node leaf) {
  Node node;
  node.kind = Kind::within;
  node.zone = zone;
  node.children.push_back(std::move(leaf));
  return node;
}

std::string to_string(const Node& node) { return spelled(node, false); }

}  // namespace newsdex::query
