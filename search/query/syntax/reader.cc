#include "search/query/syntax/reader.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "search/query/clause.h"
#include "search/query/closeness.h"
#include "search/query/limits.h"
#include "search/query/names.h"
#include "search/query/refusals.h"
#include "search/query/syntax/dates.h"
#include "search/query/syntax/pieces.h"
#include "search/query/syntax/wildcards.h"
#include "search/query/words.h"

namespace newsdex::query {
namespace {

/// Where the words of a subtree are looked for.
Node in_zone(Zone zone, Node node) {
  switch (node.kind) {
    case Node::Kind::word:
    case Node::Kind::phrase:
    case Node::Kind::pattern:
    case Node::Kind::exact:
    case Node::Kind::near:
      return within(zone, std::move(node));
    case Node::Kind::atleast:
      return node.children[0].kind == Node::Kind::label ? node : within(zone, std::move(node));
    case Node::Kind::negation:
      return negation(in_zone(zone, std::move(node.children[0])));
    case Node::Kind::both:
    case Node::Kind::either: {
      const bool both = node.kind == Node::Kind::both;
      for (Node& child : node.children) child = in_zone(zone, std::move(child));
      return both ? conjunction(std::move(node.children)) : disjunction(std::move(node.children));
    }
    default:
      return node;
  }
}

/// Operator precedence (V. Pratt, "Top Down Operator Precedence", POPL 1973).
class Reader {
 public:
  Reader(std::vector<Piece> pieces, const Dialect& dialect, Day today, Hints& hints)
      : pieces_(std::move(pieces)), dialect_(dialect), today_(today), hints_(hints) {}

  Node read() {
    if (at(Kind::end)) return {};
    Node node = expression(0);
    if (!at(Kind::end)) refuse("a closing bracket has no opening one", "leave it out");
    return node;
  }

 private:
  using Kind = Piece::Kind;

  [[noreturn]] static void refuse(std::string message, std::string hint) {
    throw InputError(std::move(message), std::move(hint), "bad_query");
  }

  [[nodiscard]] const Piece& piece() const { return pieces_[next_]; }
  [[nodiscard]] bool at(Kind kind) const { return piece().kind == kind; }
  [[nodiscard]] const Piece& following() const {
    return pieces_[std::min(next_ + 1, pieces_.size() - 1)];
  }
  const Piece& take() { return at(Kind::end) ? piece() : pieces_[next_++]; }

  /// The operator here; `pieces` is set to how many it is written with.
  std::optional<Operator> peek_operator(std::size_t& pieces) const {
    pieces = 1;
    if (!at(Kind::word)) return std::nullopt;
    bool takes_next = false;
    auto found = dialect_.read_operator(piece().lower, following().lower, takes_next);
    if (takes_next) pieces = 2;
    return found;
  }

  Node expression(int weakest) {
    Node left = side_by_side();
    std::size_t pieces = 0;
    while (const auto found = peek_operator(pieces)) {
      if (found->binds < weakest) break;
      left = apply(*found, std::move(left));
    }
    return left;
  }

  /// Reads the operator here and what stands behind it; a row of the same AND or OR at once.
  Node apply(const Operator& first, Node left) {
    std::vector<Node> operands;
    operands.push_back(std::move(left));
    std::size_t pieces = 0;
    for (auto found = peek_operator(pieces); found; found = peek_operator(pieces)) {
      if (found->kind != first.kind || found->binds != first.binds) break;
      if (operands.size() > 1 && first.kind == Operator::Kind::near) break;
      next_ += pieces;
      operands.push_back(expression(first.binds + 1));
    }
    switch (first.kind) {
      case Operator::Kind::both:
        return conjunction(std::move(operands));
      case Operator::Kind::either:
        return disjunction(std::move(operands));
      case Operator::Kind::both_not:
        for (std::size_t i = 1; i < operands.size(); ++i) {
          operands[i] = negation(std::move(operands[i]));
        }
        return conjunction(std::move(operands));
      case Operator::Kind::near:
        return near(first.proximity, std::move(operands[0]), std::move(operands[1]));
    }
    return {};
  }

  /// Operands without an operator between them.
  Node side_by_side() {
    std::vector<Node> row;
    std::size_t pieces = 0;
    while (!at(Kind::close) && !at(Kind::end)) {
      const auto found = peek_operator(pieces);
      const bool leads = row.empty() && found && found->kind == Operator::Kind::both_not;
      if (found && !leads) break;
      if (leads) {
        next_ += pieces;
        return negation(expression(found->binds + 1));
      }
      if (auto node = operand()) row.push_back(std::move(*node));
    }
    if (row.empty()) {
      refuse(at(Kind::word) ? fmt::format("{} has nothing before it", shown(piece().text))
                            : std::string("something is missing at the end or before a bracket"),
             "put words on both sides of an operator");
    }
    return dialect_.side_by_side_is_phrase && field_ == nullptr ? phrase_of(std::move(row))
                                                                : conjunction(std::move(row));
  }

  /// Words as one phrase; with a wildcard or brackets among them, each directly behind the last.
  Node phrase_of(std::vector<Node> row) {
    if (row.size() == 1) return std::move(row.front());
    const bool plain = std::all_of(row.begin(), row.end(), [](const Node& node) {
      return node.kind == Node::Kind::word || node.kind == Node::Kind::phrase;
    });
    if (!plain) {
      Node chain = std::move(row.front());
      for (std::size_t i = 1; i < row.size(); ++i) {
        chain = near(words_apart(1, true), std::move(chain), std::move(row[i]));
      }
      return chain;
    }
    Node phrase = std::move(row.front());
    phrase.kind = Node::Kind::phrase;
    for (std::size_t i = 1; i < row.size(); ++i) phrase.text += " " + row[i].text;
    return phrase;
  }

  std::optional<Node> operand() {
    if (at(Kind::open)) return brackets();
    if (at(Kind::phrase)) return leaf(take());
    if (field_ != nullptr) return value();
    if (auto call = function()) return call;
    if (auto value = field_value()) return value;
    return leaf(take());
  }

  /// The words of a value, up to the next operator.
  Node value() {
    std::string typed;
    std::size_t pieces = 0;
    while (at(Kind::word) && !peek_operator(pieces)) {
      typed.append(typed.empty() ? "" : " ").append(take().text);
    }
    return clause(newsdex::field(field_->field), {typed, true, false}, today_);
  }

  /// Whether a bracket touches the word here.
  [[nodiscard]] bool is_called() const {
    return following().kind == Kind::open &&
           piece().text.data() + piece().text.size() == following().text.data();
  }

  Node brackets() {
    if (++depth_ > kMaxQueryDepth) {
      throw InputError(fmt::format("brackets nest deeper than {} in the query", kMaxQueryDepth), {},
                       "query_too_large");
    }
    take();
    Node node = expression(0);
    if (!at(Kind::close)) refuse("a bracket is not closed", "close it");
    take();
    --depth_;
    return node;
  }

  /// `atleast5(x)`, in Factiva `atleast5 x`; `allcaps(x)` and `nocaps(x)` in Nexis.
  std::optional<Node> function() {
    const std::string& name = piece().lower;
    const bool called = is_called();
    if (const auto count = number_behind(name, "atleast", std::nullopt)) {
      if (!called && !dialect_.square_brackets) return std::nullopt;
      take();
      if (at(Kind::close) || at(Kind::end)) refuse("atleast has nothing behind it", {});
      auto node = operand();
      return node ? std::optional(at_least(*count, std::move(*node))) : std::nullopt;
    }
    const bool caps = name == "allcaps" || name == "nocaps";
    if (!caps || !called || dialect_.name != "nexis") return std::nullopt;
    const bool upper = name == "allcaps";
    take();
    return cased(brackets(), upper);
  }

  /// The words of a subtree in capitals only, or in small letters only.
  Node cased(Node node, bool upper) {
    for (Node& child : node.children) child = cased(std::move(child), upper);
    if (node.kind == Node::Kind::word || node.kind == Node::Kind::phrase) {
      node.quoted = node.kind == Node::Kind::phrase;
      node.kind = Node::Kind::exact;
      node.cased = true;
      const char first = upper ? 'a' : 'A';
      for (char& c : node.text) {
        if (c >= first && c < first + 26) c = static_cast<char>(c ^ 0x20);
      }
    } else if (node.children.empty()) {
      refuse_without_equal(dialect_.name,
                           upper ? "allcaps with a wildcard" : "nocaps with a wildcard",
                           "write whole words");
    }
    return node;
  }

  /// A field and its value, where one stands here.
  std::optional<Node> field_value() {
    const bool dated = dialect_.square_brackets && piece().lower == "date";
    if (dated) return date_phrase();
    std::string_view name = piece().lower;
    if (dialect_.field_mark == '=') {
      if (const auto length = length_clause(name)) return length;
      if (!name.ends_with('=')) return std::nullopt;
      name.remove_suffix(1);
    } else if (!is_called()) {
      return std::nullopt;
    }
    const auto known =
        std::find(dialect_.without_equal.begin(), dialect_.without_equal.end(), name);
    if (known != dialect_.without_equal.end()) {
      refuse_without_equal(dialect_.name, name, "docs/query.md lists the fields that there are");
    }
    const auto field = std::find_if(dialect_.fields.begin(), dialect_.fields.end(),
                                    [&](const ForeignField& f) { return f.name == name; });
    if (field == dialect_.fields.end()) {
      throw InputError(fmt::format("{} has no field {}", dialect_.name, shown(name)),
                       "put it in quotes if it is text", "unknown_field");
    }
    take();
    return value_of(*field);
  }

  Node value_of(const ForeignField& field) {
    using FieldKind = ForeignField::Kind;
    if (at(Kind::close) || at(Kind::end)) refuse_missing_value(field.name);
    if (field.kind == FieldKind::date) return date_node(foreign_days(bracketed_text(), today_));
    if (field.kind == FieldKind::length) return number(bracketed_text());
    const bool is_value = field.kind == FieldKind::label || field.kind == FieldKind::words;
    field_ = is_value ? &field : nullptr;
    auto node = operand();
    field_ = nullptr;
    if (!node) refuse_missing_value(field.name);
    return field.kind == FieldKind::zone ? in_zone(field.zone, std::move(*node)) : std::move(*node);
  }

  /// What stands in the brackets here, word by word with blanks.
  std::string bracketed_text() {
    std::string out;
    std::size_t open = 0;
    do {
      const Piece& part = take();
      if (part.kind == Kind::end) refuse("a bracket is not closed", "close it");
      if (part.kind == Kind::open) ++open;
      if (part.kind == Kind::close) --open;
      if (part.kind == Kind::word || part.kind == Kind::phrase) {
        out += (out.empty() ? "" : " ") + text::lower(part.text);
      }
    } while (open > 0);
    return out;
  }

  /// Factiva's `date from 20250101 to 20250131`, `date after 20250101`.
  Node date_phrase() {
    take();
    static constexpr std::size_t kMostWords = 4;  // from A to B
    std::string typed;
    for (std::size_t i = 0; i < kMostWords && at(Kind::word); ++i) {
      const std::string& word = piece().lower;
      if (word == "and" || word == "or" || word == "not") break;
      typed += (typed.empty() ? "" : " ") + word;
      take();
    }
    return date_node(foreign_days(typed, today_));
  }

  static Node date_node(const DayRange& days) {
    Node node;
    node.kind = Node::Kind::date;
    node.field = FieldId::date;
    node.days = days;
    return node;
  }

  /// Factiva's `wc>300`.
  std::optional<Node> length_clause(std::string_view typed) {
    const bool counts = typed.starts_with("wc>") || typed.starts_with("wc<");
    if (!counts) return std::nullopt;
    std::string range(typed.substr(2));
    take();
    // `wc>=` is cut behind its sign.
    if (range.ends_with('=') && at(Kind::word)) range += take().lower;
    return number(range);
  }

  Node number(const std::string& range) {
    return clause(newsdex::field(FieldId::words), {range, false, false}, today_);
  }

  std::optional<Node> leaf(const Piece& part) {
    if (field_ != nullptr) {
      return clause(newsdex::field(field_->field), {part.text, true, false}, today_);
    }
    if (part.kind == Kind::phrase) return read_phrase(part.text, hints_);
    // Signs before a word are operators in our own language only.
    std::string_view typed = part.text;
    typed.remove_prefix(std::min(typed.find_first_not_of("-+|"), typed.size()));
    const std::string word = own_wildcards(typed, dialect_);
    if (word.empty()) return std::nullopt;
    if (word.find_first_of("*?") != std::string::npos) {
      if (!reads_as_word(word)) refuse_without_equal(dialect_.name, word, "leave out the wildcard");
      return read_word(word, hints_);
    }
    return reads_as_word(word) ? read_word(word, hints_) : read_phrase(word, hints_);
  }

  /// Whether a word without wildcards means itself in our own language.
  static bool reads_as_word(std::string_view word) {
    return word.find(':') == std::string_view::npos && !find_operator(word) &&
           !is_proximity(word) && !is_false_operator(word);
  }

  std::vector<Piece> pieces_;
  std::size_t next_ = 0;
  const Dialect& dialect_;
  Day today_;
  Hints& hints_;
  std::size_t depth_ = 0;
  const ForeignField* field_ = nullptr;  ///< whose values leaves are
};

}  // namespace

Node read_foreign(std::string_view typed, const Dialect& dialect, Day today, Hints& hints) {
  return Reader(pieces_of(typed, dialect), dialect, today, hints).read();
}

std::optional<std::uint32_t> number_behind(std::string_view word, std::string_view start,
                                           std::optional<std::uint32_t> absent) {
  if (!word.starts_with(start)) return std::nullopt;
  word.remove_prefix(start.size());
  if (word.empty()) return absent;
  static constexpr std::size_t kMostDigits = 9;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool whole = error == std::errc{} && end == word.data() + word.size();
  return whole && word.size() <= kMostDigits ? std::optional(number) : std::nullopt;
}

Proximity words_apart(std::uint32_t distance, bool ordered) {
  return parse_proximity(fmt::format("{}/{}", ordered ? "pre" : "w", distance));
}

void refuse_without_equal(std::string_view dialect, std::string_view name, std::string_view hint) {
  throw InputError(fmt::format("{} of {} has no equal here", shown(name), dialect),
                   std::string(hint), "not_available");
}

}  // namespace newsdex::query
