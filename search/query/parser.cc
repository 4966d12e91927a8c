#include "search/query/parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "search/query/clause.h"
#include "search/query/closeness.h"
#include "search/query/dates.h"
#include "search/query/hints.h"
#include "search/query/juxtaposition.h"
#include "search/query/lexer.h"
#include "search/query/limits.h"
#include "search/query/names.h"
#include "search/query/refusals.h"
#include "search/query/remarks.h"
#include "search/query/syntax/reader.h"
#include "search/query/words.h"

namespace newsdex::query {
namespace {

using Kind = Lexeme::Kind;

/// Recursive descent; brackets bound its depth, and the lexer bounds those.
///
///   alternatives := all_of { OR all_of }
///   all_of       := side_by_side { AND side_by_side }
///   side_by_side := { chain }
///   chain        := operand { w/n operand }
///   operand      := { NOT | - | + | in:ZONE } primary
///   primary      := word | phrase | field value | ( alternatives )
///                 | exact: word or phrase | atleastN ( … ) | caps ( … )
///
/// Each returns nullopt where nothing is left of what it read, and has said so.
class Parser {
 public:
  Parser(const std::vector<Lexeme>& lexemes, const ParseOptions& options, Hints& hints)
      : next_(lexemes.data()), options_(options), hints_(hints) {}

  std::optional<Node> run() {
    std::optional<Node> root = alternatives();
    hint_idle_zone();
    return root;
  }

 private:
  /// What governs words here: a zone or a speaker, and whether a zone has had any.
  struct Scope {
    std::optional<Zone> zone;
    std::optional<Node> speaker;
    bool idle = false;
  };

  /// How words are matched here.
  enum class Form : std::uint8_t { stemmed, exact, cased };

  struct Conjuncts {
    std::optional<Node> node;
    bool several = false;  ///< AND stood between them
  };

  [[nodiscard]] bool at(Kind kind) const { return next_->kind == kind; }

  /// The lexeme here; never goes beyond the last, which is `end`.
  const Lexeme& take() { return at(Kind::end) ? *next_ : *next_++; }

  [[nodiscard]] bool at_value() const { return at(Kind::word) || at(Kind::phrase); }

  [[nodiscard]] bool at_row_end() const {
    return at(Kind::conjunction) || at(Kind::disjunction) || at(Kind::close) || at(Kind::end);
  }

  [[nodiscard]] bool at_boundary() const { return at_row_end() || at(Kind::proximity); }

  std::optional<Node> alternatives() {
    std::vector<Node> parts;
    bool mixed = false;
    for (bool begun = false;; begun = true) {
      Conjuncts part = all_of();
      mixed = mixed || part.several;
      const bool more = at(Kind::disjunction);
      if (part.node) {
        parts.push_back(std::move(*part.node));
      } else if (begun || more) {
        hints_.add(about_lonely("OR"));
      }
      if (!more) break;
      if (const Lexeme& word = take(); word.text.find('/') != std::string_view::npos) {
        hints_.add(about_slash(word.text));
      }
    }
    if (parts.empty()) return std::nullopt;
    mixed = mixed && parts.size() > 1;
    Node node = disjunction(std::move(parts));
    if (mixed) hints_.add(about_precedence(node));
    return node;
  }

  Conjuncts all_of() {
    std::vector<Node> parts;
    for (bool begun = false;; begun = true) {
      std::optional<Node> part = side_by_side();
      const bool more = at(Kind::conjunction);
      if (part) {
        parts.push_back(std::move(*part));
      } else if (begun || more) {
        hints_.add(about_lonely("AND"));
      }
      if (!more) break;
      take();
    }
    if (parts.empty()) return {};
    const bool several = parts.size() > 1;
    return {conjunction(std::move(parts)), several};
  }

  std::optional<Node> side_by_side() {
    std::vector<Operand> operands;
    while (!at_row_end()) {
      if (auto next = chain()) operands.push_back(std::move(*next));
    }
    operands = without_implied_speakers(std::move(operands));
    if (operands.empty()) return std::nullopt;
    if (group_ != nullptr) return join_values(std::move(operands), *group_);
    return join_operands(std::move(operands), options_.any, hints_);
  }

  std::optional<Operand> chain() {
    std::optional<Operand> left;
    if (!at_boundary()) left = operand();
    while (at(Kind::proximity)) {
      const Lexeme& link = take();
      std::optional<Operand> right;
      if (!at_boundary()) right = operand();
      if (!left || !right) hints_.add(about_lonely(link.text));
      if (left && right) {
        Proximity proximity = parse_proximity(link.text);
        proximity.negated = link.negated;
        left->node = near(proximity, std::move(left->node), std::move(right->node));
      } else if (right) {
        left = std::move(right);
      }
    }
    return left;
  }

  std::optional<Operand> operand() {
    bool negated = false;
    bool required = false;
    std::string_view applied;  // the last operator that needs something behind it
    for (;; take()) {
      if (at(Kind::negation)) {
        negated = !negated;
        applied = next_->text;
      } else if (at(Kind::requirement)) {
        required = true;
        applied = next_->text;
      } else if (at(Kind::zone)) {
        enter_zone();
      } else {
        break;
      }
    }
    if (at_boundary()) {
      if (!applied.empty()) hints_.add(about_lonely(applied));
      return std::nullopt;
    }
    const bool names_speaker = at(Kind::field) && next_->field->id == FieldId::said &&
                               next_[1].kind != Kind::open && group_ == nullptr;
    std::optional<Node> node = primary();
    if (!node) return std::nullopt;
    if (negated) return Operand{negation(std::move(*node)), required};
    const bool speaks = names_speaker && !at_boundary() && !is_unknown(*node);
    if (speaks) enter_speech(*node);
    return Operand{std::move(*node), required, speaks};
  }

  static bool is_unknown(const Node& label) { return text::fold(label.text) == kUnknownValue; }

  std::optional<Node> primary() {
    const Lexeme& lexeme = take();
    switch (lexeme.kind) {
      case Kind::open:
        return group();
      case Kind::word:
      case Kind::phrase:
        return group_ != nullptr ? value(*group_, lexeme) : words(lexeme);
      case Kind::field:
        return field_clause(lexeme);
      case Kind::after:
      case Kind::before:
        return date_bound(lexeme, FieldId::date);
      case Kind::exact:
        return exact(lexeme);
      case Kind::function:
        return function(lexeme);
      case Kind::unknown_field:
        refuse_unknown_field(lexeme.text);
      case Kind::not_yet:
        refuse_not_yet(lexeme.text);
      default:
        return std::nullopt;  // the others are no operands
    }
  }

  std::optional<Node> group() {
    const Scope outer = std::exchange(scope_, Scope{scope_.zone, scope_.speaker});
    std::optional<Node> node = alternatives();
    hint_idle_zone();
    scope_ = Scope{outer.zone, outer.speaker};
    take();
    if (!node && group_ == nullptr) hints_.add("brackets without words are ignored");
    return node;
  }

  std::optional<Node> words(const Lexeme& lexeme) {
    const bool phrase = lexeme.kind == Kind::phrase;
    auto node = phrase                   ? read_phrase(lexeme.text, hints_)
                : form_ == Form::stemmed ? read_word(lexeme.text, hints_)
                                         : read_exact_word(lexeme.text, hints_);
    if (!node || node->kind == Node::Kind::all) return node;
    if (!phrase && at(Kind::open) && find_function(lexeme.text)) {
      hints_.add(about_function_apart(lexeme.text));
    }
    if (form_ != Form::stemmed) {
      node->kind = Node::Kind::exact;
      node->quoted = phrase;
      node->cased = form_ == Form::cased;
    }
    scope_.idle = false;
    if (scope_.speaker) return spoken(*scope_.speaker, std::move(*node));
    return scope_.zone ? within(*scope_.zone, std::move(*node)) : std::move(*node);
  }

  std::optional<Node> exact(const Lexeme& name) {
    refuse_in_group(name);
    if (!at_value() && !at(Kind::open)) refuse_missing_value("exact");
    return in_form(Form::exact);
  }

  /// What is in the brackets, or the word or phrase here, matched in another form.
  std::optional<Node> in_form(Form form) {
    const Form outer = std::exchange(form_, form);
    std::optional<Node> node = take_operand();
    form_ = outer;
    return node;
  }

  std::optional<Node> take_operand() {
    const Lexeme& lexeme = take();
    return lexeme.kind == Kind::open ? group() : words(lexeme);
  }

  std::optional<Node> function(const Lexeme& name) {
    const Function called = find_function(name.text).value();
    if (called.kind == Function::Kind::caps) return in_form(Form::cased);
    if (called.kind == Function::Kind::exact) return in_form(Form::exact);
    std::optional<Node> node = take_operand();
    if (!node) return std::nullopt;
    return at_least(called.count, std::move(*node));
  }

  std::optional<Node> field_clause(const Lexeme& name) {
    refuse_in_group(name);
    const Field& row = *name.field;
    if (form_ != Form::stemmed) {
      throw InputError(
          fmt::format("exact: and caps( … ) take words and phrases, not {}:", row.name),
          "close the brackets before it", "bad_query");
    }
    if (row.kind == FieldKind::date && (at(Kind::after) || at(Kind::before))) {
      return date_bound(take(), row.id);
    }
    if (at(Kind::open)) return value_group(row);
    if (!at_value()) refuse_missing_value(row.name);
    const Lexeme& typed = take();
    hint_name(row, typed);
    return value(row, typed);
  }

  std::optional<Node> value_group(const Field& row) {
    take();
    group_ = &row;
    std::optional<Node> node = alternatives();
    group_ = nullptr;
    take();
    if (!node) refuse_missing_value(row.name);
    return node;
  }

  Node value(const Field& row, const Lexeme& typed) {
    return clause(row, {typed.text, typed.kind == Kind::phrase, typed.starred}, options_.today);
  }

  Node date_bound(const Lexeme& name, FieldId field) {
    refuse_in_group(name);
    const bool after = name.kind == Kind::after;
    if (!at_value()) refuse_missing_value(after ? "after" : "before");
    const std::string_view typed = take().text;
    Node node;
    node.kind = Node::Kind::date;
    node.field = field;
    node.days = after ? days_after(typed, options_.today) : days_before(typed, options_.today);
    return node;
  }

  /// Stops at the zone's name, the last lexeme of `in:ZONE`.
  void enter_zone() {
    refuse_in_group(*next_);
    take();
    hint_idle_zone();
    if (!at_value()) refuse_zone({});
    const auto zone = parse_zone(text::lower(text::truncate(next_->text, kMaxShownBytes)));
    if (!zone) refuse_zone(next_->text);
    scope_ = {zone, std::nullopt, true};
  }

  void enter_speech(const Node& speaker) {
    hint_idle_zone();
    scope_ = {std::nullopt, speaker, false};
  }

  void refuse_in_group(const Lexeme& name) const {
    if (group_ != nullptr) refuse_field_in_field(group_->name, name.text);
  }

  void hint_idle_zone() {
    if (scope_.idle) hints_.add(about_idle_zone(*scope_.zone));
  }

  void hint_name(const Field& row, const Lexeme& typed) {
    const bool named = row.kind == FieldKind::label || row.kind == FieldKind::text;
    if (!named || typed.kind != Kind::word || !at(Kind::word)) return;
    if (!look_like_one_name(typed.text, next_->text)) return;
    static constexpr std::ptrdiff_t kMostWords = 5;
    std::string name(typed.text);
    for (const Lexeme* word = next_; word->kind == Kind::word && word - next_ < kMostWords;
         ++word) {
      if (!look_like_one_name(typed.text, word->text)) break;
      name += fmt::format(" {}", word->text);
    }
    hints_.add(about_one_word(row, name));
  }

  const Lexeme* next_;
  const ParseOptions& options_;
  Hints& hints_;
  Scope scope_;
  const Field* group_ = nullptr;  ///< the field whose bracketed values are being read
  Form form_ = Form::stemmed;
};

void hint_repairs(const Lexed& lexed, Hints& hints) {
  if (lexed.quote_added) hints.add("a quote is not closed; read to the end as a phrase");
  if (lexed.close_added) hints.add("a bracket is not closed; closed at the end");
  if (lexed.close_dropped) hints.add("a closing bracket has no opening one and is ignored");
}

/// Reads a query of another database; how it was read is a hint that `strict` allows.
Parsed parse_foreign(std::string_view typed, const ParseOptions& options, Hints& hints) {
  Parsed parsed;
  const Dialect& dialect = options.syntax == Syntax::nexis     ? nexis()
                           : options.syntax == Syntax::factiva ? factiva()
                                                               : proquest();
  parsed.root = read_foreign(typed, dialect, options.today, hints);
  require_bounds(parsed.root);
  parsed.hints = std::move(hints).take();
  parsed.hints.push_back(fmt::format("{}: read as {}", dialect.name, to_string(parsed.root)));
  return parsed;
}

}  // namespace

Parsed parse(std::string_view typed, const ParseOptions& options) {
  require_text(typed);
  Hints hints(options.strict);
  if (options.syntax != Syntax::newsdex) return parse_foreign(typed, options, hints);
  const Lexed lexed = lex(typed);
  hint_repairs(lexed, hints);

  Parsed parsed;
  std::optional<Node> root = Parser(lexed.lexemes, options, hints).run();
  if (root) {
    parsed.root = std::move(*root);
    require_bounds(parsed.root);
  } else {
    const bool blank = lexed.lexemes.size() == 1 && !lexed.close_dropped;
    parsed.root = blank ? conjunction({}) : disjunction({});
  }
  parsed.hints = std::move(hints).take();
  return parsed;
}

}  // namespace newsdex::query
