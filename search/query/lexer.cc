#include "search/query/lexer.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/utf8.h"
#include "search/query/limits.h"
#include "search/query/marks.h"
#include "search/query/names.h"

namespace newsdex::query {
namespace {

using Kind = Lexeme::Kind;

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  Lexed run() {
    while (skip_blanks(), pos_ < query_.size()) step();
    out_.close_added = depth_ > 0;
    for (; depth_ > 0; --depth_) emit(Kind::close);
    emit(Kind::end);
    return std::move(out_);
  }

 private:
  void emit(Kind kind, std::string_view text = {}, const Field* field = nullptr) {
    out_.lexemes.push_back({kind, text, field, false, false});
  }

  [[nodiscard]] bool at(char c) const { return pos_ < query_.size() && query_[pos_] == c; }

  [[nodiscard]] bool blank_or_end_at(std::size_t pos) const {
    return pos >= query_.size() || is_blank(text::decode(query_, pos).code);
  }

  void skip_blanks() {
    while (pos_ < query_.size()) {
      const auto [code, end] = text::decode(query_, pos_);
      if (!is_blank(code)) return;
      pos_ = end;
    }
  }

  void step() {
    if (at('(')) return open();
    if (at(')')) return close();
    if (const Quote* quote = find_quote(text::decode(query_, pos_).code)) return phrase(*quote);
    if (sign(group_)) return;

    const std::string_view word = query_.substr(pos_, plain_end() - pos_);
    if (group_ == nullptr && proximity(word)) return;
    if (operator_word(word) || name(word)) return;
    if (group_ != nullptr) return value_word(group_);
    pos_ += word.size();
    emit(at('(') && find_function(word) ? Kind::function : Kind::word, word);
  }

  /// Emits `w/5`, and `NOT w/5` as one.
  bool proximity(std::string_view word) {
    if (is_proximity(word)) {
      emit(Kind::proximity, word);
      pos_ += word.size();
      return true;
    }
    if (word != "NOT" && word != "not") return false;
    const std::size_t begin = pos_;
    pos_ += word.size();
    skip_blanks();
    const std::string_view next =
        pos_ < query_.size() ? query_.substr(pos_, plain_end() - pos_) : std::string_view();
    if (!is_proximity(next)) {
      pos_ = begin;
      run_end_ = 0;
      return false;
    }
    emit(Kind::proximity, next);
    out_.lexemes.back().negated = true;
    pos_ += next.size();
    return true;
  }

  void open() {
    if (depth_ == kMaxQueryDepth) {
      throw InputError(fmt::format("brackets nest deeper than {} in the query", kMaxQueryDepth), {},
                       "query_too_large");
    }
    ++depth_;
    ++pos_;
    emit(Kind::open);
  }

  void close() {
    ++pos_;
    if (depth_ == 0) {
      out_.close_dropped = true;
      return;
    }
    --depth_;
    if (depth_ == group_depth_) group_ = nullptr;
    emit(Kind::close);
  }

  void phrase(const Quote& quote) {
    const std::size_t begin = text::decode(query_, pos_).end;
    const bool straight = is_straight(quote.open);
    if (close_phrase(begin, quote.closes)) return;
    if (straight && close_phrase(begin, kCurlyQuotes)) return;
    out_.quote_added = true;
    emit(Kind::phrase, query_.substr(begin));
    pos_ = query_.size();
  }

  /// Emits the phrase that begins at `begin` and ends at a straight mark or one of `closes`.
  bool close_phrase(std::size_t begin, std::u32string_view closes) {
    for (std::size_t pos = begin; pos < query_.size();) {
      const auto [code, end] = text::decode(query_, pos);
      const bool closes_any = is_straight(code) && !is_gershayim(query_, pos);
      if (closes_any || closes.find(code) != std::u32string_view::npos) {
        emit(Kind::phrase, query_.substr(begin, pos - begin));
        pos_ = end;
        return true;
      }
      pos = end;
    }
    return false;
  }

  /// A `-` or `+` that touches what it stands before. Among dates `-7d` is a value.
  [[nodiscard]] bool is_sign(const Field* field) const {
    if (!at('-') && !at('+')) return false;
    const std::string_view touched = query_.substr(pos_ + 1, 1);
    const bool date = field != nullptr && field->kind == FieldKind::date;
    if (date && touched.find_first_of("0123456789") == 0) return false;
    return !blank_or_end_at(pos_ + 1) && touched != ")";
  }

  bool sign(const Field* field) {
    if (!is_sign(field)) return false;
    emit(at('-') ? Kind::negation : Kind::requirement, query_.substr(pos_, 1));
    ++pos_;
    return true;
  }

  /// What the sign before a value says of its field, as in `source:-Reuters`: labels and words have
  /// none of their own. nullptr where there is no sign.
  [[nodiscard]] const Kind* sign_of_value(const Field* field, std::size_t begin) const {
    static constexpr Kind kNegation = Kind::negation;
    static constexpr Kind kRequirement = Kind::requirement;
    const bool may_have =
        field != nullptr && (field->kind == FieldKind::label || field->kind == FieldKind::text);
    const std::string_view value = query_.substr(std::min(begin, query_.size()), 2);
    const bool is_signed = value.starts_with('-') || value.starts_with('+');
    if (!may_have || value.size() < 2 || !is_signed) return nullptr;
    const bool is_value = (value[1] >= '0' && value[1] <= '9') || value[1] == ')' ||
                          is_blank(text::decode(query_, begin + 1).code);
    if (is_value) return nullptr;
    return value[0] == '-' ? &kNegation : &kRequirement;
  }

  bool operator_word(std::string_view word) {
    const auto found = find_operator(word);
    if (!found) return false;
    emit(*found, word);
    pos_ += word.size();
    return true;
  }

  /// Emits the name that a word begins with or is, and what follows its colon.
  bool name(std::string_view word) {
    const bool verbatim = group_ != nullptr && group_->kind == FieldKind::exact;
    if (verbatim) return false;
    const std::size_t colon = colon_after(word);
    if (colon == std::string_view::npos) return false;

    const std::string_view typed = word.substr(0, word.find(':'));
    if (const auto found = find_name(typed)) {
      const bool not_yet = found->kind == Kind::not_yet;
      const Kind* sign = group_ == nullptr ? sign_of_value(found->field, colon + 1) : nullptr;
      if (sign != nullptr) emit(*sign, query_.substr(colon + 1, 1));
      emit(found->kind, not_yet ? query_.substr(pos_, colon + 1 - pos_) : typed, found->field);
      pos_ = colon + (sign == nullptr ? 1 : 2);
      if (group_ == nullptr) value(found->field);
      return true;
    }
    if (group_ != nullptr || !looks_like_name(typed) || !touches_value(colon)) return false;
    emit(Kind::unknown_field, typed);
    pos_ += word.size();
    return true;
  }

  /// Where the colon of a name stands: in the word that begins here or behind it and blanks.
  std::size_t colon_after(std::string_view word) {
    const std::size_t inside = word.find(':');
    if (inside != std::string_view::npos) return pos_ + inside;
    if (!find_name(word)) return inside;
    std::size_t pos = pos_ + word.size();
    while (pos < query_.size()) {
      const auto [code, end] = text::decode(query_, pos);
      if (code == U':') return pos;
      if (!is_blank(code)) break;
      pos = end;
    }
    return std::string_view::npos;
  }

  /// Whether a value touches the colon of an unknown name; `https://` is no value.
  [[nodiscard]] bool touches_value(std::size_t colon) const {
    return !blank_or_end_at(colon + 1) && query_[colon + 1] != ')' &&
           !query_.substr(colon + 1).starts_with("//");
  }

  /// The value behind a colon, if one is there. Beyond a blank it may not look like anything else.
  void value(const Field* field) {
    const std::size_t colon_end = pos_;
    skip_blanks();
    const bool apart = pos_ > colon_end;
    if (pos_ == query_.size() || at(')')) return;
    if (at('(')) {
      group_ = field;
      group_depth_ = depth_;
      return open();
    }
    if (const Quote* quote = find_quote(text::decode(query_, pos_).code)) {
      phrase(*quote);
      if (!at('*')) return;
      out_.lexemes.back().starred = true;
      ++pos_;
      return;
    }
    const std::string_view word = query_.substr(pos_, plain_end() - pos_);
    if (apart && (is_sign(field) || find_operator(word))) return;
    if (begins_with_name(field, word)) return;
    value_word(field);
  }

  static bool begins_with_name(const Field* field, std::string_view word) {
    const bool verbatim = field != nullptr && field->kind == FieldKind::exact;
    const std::size_t colon = word.find(':');
    return !verbatim && colon != std::string_view::npos &&
           find_name(word.substr(0, colon)).has_value();
  }

  void value_word(const Field* field) {
    const std::size_t begin = pos_;
    pos_ = value_end(field);
    emit(Kind::word, query_.substr(begin, pos_ - begin));
  }

  std::size_t value_end(const Field* field) {
    if (field == nullptr) return plain_end();
    if (field->kind == FieldKind::exact) return verbatim_end();
    if (field->kind == FieldKind::date && at('[')) return bracket_end();
    const std::size_t end = plain_end();
    const std::string_view word = query_.substr(pos_, end - pos_);
    const bool compared = field->kind == FieldKind::date || field->kind == FieldKind::number;
    if (!compared || word.find_first_not_of("<>=") != std::string_view::npos) return end;
    pos_ = end;  // `> 500`
    skip_blanks();
    return plain_end();
  }

  /// Past what is up to a blank, a bracket or a quote. Remembered, because `in:in:in:` asks in
  /// the same run again and again.
  std::size_t plain_end() {
    if (pos_ < run_end_) return run_end_;
    run_end_ = pos_;
    while (run_end_ < query_.size() && query_[run_end_] != '(' && query_[run_end_] != ')') {
      const auto [code, end] = text::decode(query_, run_end_);
      const bool quote = find_quote(code) != nullptr && !is_gershayim(query_, run_end_);
      if (is_blank(code) || quote) break;
      run_end_ = end;
    }
    return run_end_;
  }

  /// Past what is up to a blank, or to a bracket without its partner in the value.
  [[nodiscard]] std::size_t verbatim_end() const {
    std::size_t balanced = pos_;
    std::size_t inner = 0;
    for (std::size_t pos = pos_; !blank_or_end_at(pos);) {
      if (query_[pos] == '(') ++inner;
      if (query_[pos] == ')' && inner-- == 0) break;
      pos = text::decode(query_, pos).end;
      if (inner == 0) balanced = pos;
    }
    return balanced;
  }

  /// Past the `]` of `[A TO B]`; past a plain word where there is none near.
  std::size_t bracket_end() {
    static constexpr std::size_t kLongestRange = 64;
    const std::size_t length = query_.substr(pos_, kLongestRange).find(']');
    return length == std::string_view::npos ? plain_end() : pos_ + length + 1;
  }

  std::string_view query_;
  std::size_t pos_ = 0;
  std::size_t run_end_ = 0;
  std::size_t depth_ = 0;
  const Field* group_ = nullptr;  ///< the field inside whose brackets we are
  std::size_t group_depth_ = 0;   ///< how deep those brackets stand
  Lexed out_;
};

}  // namespace

Lexed lex(std::string_view query) { return Lexer(query).run(); }

}  // namespace newsdex::query
