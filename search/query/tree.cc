#include "search/query/tree.h"

#include <algorithm>
#include <iterator>
#include <set>
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

bool is_governed(const Node& node) {
  return node.kind == Kind::within || node.kind == Kind::spoken;
}

/// Whether two nodes look in the same zone, or in the words of the same speaker.
bool same_governor(const Node& a, const Node& b) {
  return a.kind == b.kind && a.zone == b.zone && a.text == b.text && a.quoted == b.quoted &&
         a.prefix_match == b.prefix_match;
}

/// The parts with all that is looked for in one zone, or said by one speaker, gathered where the
/// first of it stood.
std::vector<Node> gathered(Kind kind, std::vector<Node> parts) {
  std::vector<Node> out;
  out.reserve(parts.size());
  std::vector<std::pair<std::size_t, std::vector<Node>>> groups;  // place in `out`, children
  for (Node& part : parts) {
    if (!is_governed(part)) {
      out.push_back(std::move(part));
      continue;
    }
    Node child = std::move(part.children.front());
    part.children.clear();
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) {
      return same_governor(out[known.first], part);
    });
    if (group != groups.end()) {
      group->second.push_back(std::move(child));
      continue;
    }
    groups.emplace_back(out.size(), std::vector<Node>{std::move(child)});
    out.push_back(std::move(part));
  }
  for (auto& [place, children] : groups) {
    out[place].children.push_back(combine(kind, std::move(children)));
  }
  return out;
}

/// The parts, each once.
std::vector<Node> distinct(std::vector<Node> parts) {
  std::set<std::string> seen;
  std::erase_if(parts, [&](const Node& part) { return !seen.insert(to_string(part)).second; });
  return parts;
}

/// Expects at least one part.
Node combine(Kind kind, std::vector<Node> parts) {
  parts = distinct(gathered(kind, flattened(kind, std::move(parts))));
  if (parts.size() == 1) return std::move(parts.front());
  Node node;
  node.kind = kind;
  node.children = std::move(parts);
  return node;
}

/// Whether an `in:ZONE` or `said:X` that stands before this one would govern a word of it.
bool has_open_words(const Node& node) {
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::pattern:
    case Kind::exact:
      return true;
    case Kind::near:
    case Kind::atleast:
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
  const std::string_view name = field(node.field).name;
  if (node.unknown) return fmt::format("{}:{}", name, kUnknownValue);
  return fmt::format("{}:{}", name, to_string(node.days));
}

std::string exact_text(const Node& node) {
  const std::string text = node.quoted ? "\"" + node.text + "\"" : node.text;
  return fmt::format(fmt::runtime(node.cased ? "caps({})" : "exact:{}"), text);
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

/// `in:ZONE` or `said:X` and the words that it governs.
std::string governed_text(const Node& node, bool words_follow) {
  const std::string governor =
      node.kind == Kind::within ? fmt::format("in:{}", to_string(node.zone)) : label_text(node);
  const std::string out = fmt::format("{} {}", governor, operand(node.children.front(), false));
  return words_follow ? "(" + out + ")" : out;
}

/// Chains are read from the left.
std::string near_text(const Node& node) {
  const Node& right = node.children[1];
  const std::string last = operand(right, false);
  return fmt::format(fmt::runtime(right.kind == Kind::near ? "{} {} ({})" : "{} {} {}"),
                     operand(node.children[0], false), to_string(node.proximity), last);
}

/// What is spelled with blanks is the operand of a NOT in brackets only.
std::string negation_text(const Node& node, bool words_follow) {
  const Node& child = node.children.front();
  const bool in_zone = child.kind == Kind::within && child.children.front().kind == Kind::near;
  if (child.kind == Kind::near || child.kind == Kind::spoken || in_zone) {
    return fmt::format("NOT ({})", spelled(child, false));
  }
  return "NOT " + operand(child, words_follow);
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
    case Kind::pattern:
      return node.text;
    case Kind::exact:
      return exact_text(node);
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
      return negation_text(node, words_follow);
    case Kind::near:
      return near_text(node);
    case Kind::atleast:
      return fmt::format("atleast{}({})", node.low, spelled(node.children.front(), false));
    case Kind::within:
    case Kind::spoken:
      return governed_text(node, words_follow);
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

Node within(Zone zone, Node part) {
  Node node;
  node.kind = Kind::within;
  node.zone = zone;
  node.children.push_back(std::move(part));
  return node;
}

Node spoken(const Node& speaker, Node part) {
  Node node = speaker;
  node.kind = Kind::spoken;
  node.children.push_back(std::move(part));
  return node;
}

std::string to_string(const Node& node) { return spelled(node, false); }

}  // namespace newsdex::query
