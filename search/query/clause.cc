#include "search/query/clause.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "search/query/dates.h"
#include "search/query/hints.h"
#include "search/query/marks.h"
#include "search/query/refusals.h"

namespace newsdex::query {
namespace {

Node leaf(Node::Kind kind, const Field& field) {
  Node node;
  node.kind = kind;
  node.field = field.id;
  return node;
}

/// The value with the `*` of a prefix taken off: text and whether there was one.
struct Pattern {
  std::string_view text;
  bool prefix = false;
};

/// A `*` stands for the rest of a value at its end and for nothing elsewhere; in quotes it is
/// itself.
Pattern read_pattern(const Field& field, const Value& value) {
  if (value.quoted) return {value.text, value.starred};
  Pattern pattern{value.text, value.text.ends_with('*')};
  if (pattern.prefix) pattern.text.remove_suffix(1);
  if (pattern.text.find('*') != std::string_view::npos) {
    throw InputError(
        fmt::format("{}:{}: only a * at the end of a value is available in this version",
                    field.name, shown(value.text)),
        "put the value in quotes if the * is part of it", "not_available");
  }
  return pattern;
}

/// A year is a name here, and names are compared without signs: `>2012` would be 2012.
void refuse_compared_year(std::string_view typed) {
  if (typed.find_first_of("<>=") != 0 && typed.find("..") == std::string_view::npos) return;
  throw InputError(fmt::format("year:{} is more than one year", shown(typed)),
                   "write it as a date: date:>2012, date:2012..2014", "bad_query");
}

Node label_clause(const Field& field, const Value& value) {
  const Pattern pattern = read_pattern(field, value);
  if (field.id == FieldId::year && !value.quoted) refuse_compared_year(value.text);
  Node node = leaf(Node::Kind::label, field);
  node.prefix_match = pattern.prefix;
  if (field.kind == FieldKind::exact) {
    node.text = pattern.text;
  } else {
    node.text = trimmed(pattern.text);
    node.quoted = value.quoted;
  }
  if (!node.text.empty()) return node;
  if (!pattern.prefix) refuse_missing_value(field.name);
  throw InputError(
      fmt::format("{}:*: a * needs the beginning of a value before it", field.name),
      fmt::format("-{}:{} is every article that has a value", field.name, kUnknownValue),
      "bad_query");
}

/// `06-12`, a day of any year.
bool is_day_of_year(std::string_view typed) {
  static constexpr std::size_t kLength = 5;
  return typed.size() == kLength && typed[2] == '-' &&
         parse_moment(fmt::format("2024-{}", typed)).has_value();  // a leap year
}

/// A day of any year stays a label; other dates are ranges of days.
Node mentioned_date_clause(const Field& field, const Value& value, Day today) {
  const std::string_view typed = trimmed(value.text);
  if (typed.empty()) refuse_missing_value(field.name);
  if (text::lower(typed) == kUnknownValue || is_day_of_year(typed)) {
    Node node = leaf(Node::Kind::label, field);
    node.text = text::lower(typed);
    return node;
  }
  Node node = leaf(Node::Kind::date, field);
  node.days = typed == "*" ? DayRange{kFirstDay, kLastDay} : parse_days(typed, today);
  return node;
}

Node words_clause(const Field& field, const Value& value) {
  if (value.starred || (!value.quoted && value.text.find('*') != std::string_view::npos)) {
    throw InputError(fmt::format("{}:{}: no * is available in {}: in this version", field.name,
                                 shown(value.text), field.name),
                     "write whole words", "not_available");
  }
  if (text::tokenize(value.text).tokens.empty()) refuse_missing_value(field.name);
  Node node = leaf(Node::Kind::field_words, field);
  node.text = value.text;
  node.quoted = value.quoted;
  return node;
}

Node date_clause(const Field& field, const Value& value, Day today) {
  const std::string_view typed = trimmed(value.text);
  if (typed.empty()) refuse_missing_value(field.name);
  Node node = leaf(Node::Kind::date, field);
  if (text::lower(typed) == kUnknownValue) {
    node.unknown = true;
  } else if (typed != "*") {
    node.days = parse_days(typed, today);
  }
  return node;
}

struct Numbers {
  std::uint64_t low = 0;
  std::uint64_t high = UINT64_MAX;
};

std::optional<std::uint64_t> whole_number(std::string_view digits) {
  static constexpr std::size_t kMaxDigits = 18;  // one more or less still fits
  digits = trimmed(digits);
  std::uint64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  const bool whole = error == std::errc{} && stop == end && digits.size() <= kMaxDigits;
  return whole ? std::optional(value) : std::nullopt;
}

/// `500`, `>500`, `>=500`, `<500`, `<=500`, `100..200`, `100..`, `..200`; nullopt for anything
/// else.
std::optional<Numbers> read_numbers(std::string_view typed) {
  const std::size_t to = typed.find("..");
  if (to != std::string_view::npos) {
    const std::string_view first = trimmed(typed.substr(0, to));
    const std::string_view last = trimmed(typed.substr(to + 2));
    const auto low = first.empty() ? std::optional<std::uint64_t>(0) : whole_number(first);
    const auto high = last.empty() ? std::optional<std::uint64_t>(UINT64_MAX) : whole_number(last);
    if (!low || !high || *high < *low) return std::nullopt;
    return Numbers{*low, *high};
  }
  const std::size_t digits = std::min(typed.find_first_not_of("<>="), typed.size());
  const std::string_view sign = typed.substr(0, digits);
  const auto number = whole_number(typed.substr(digits));
  if (!number) return std::nullopt;
  if (sign.empty()) return Numbers{*number, *number};
  if (sign == ">=") return Numbers{*number, UINT64_MAX};
  if (sign == "<=") return Numbers{0, *number};
  if (sign == ">") return Numbers{*number + 1, UINT64_MAX};
  if (sign == "<" && *number > 0) return Numbers{0, *number - 1};
  return std::nullopt;
}

Node number_clause(const Field& field, const Value& value) {
  const std::string_view typed = trimmed(value.text);
  if (typed.empty()) refuse_missing_value(field.name);
  const auto numbers = read_numbers(typed);
  if (!numbers) {
    throw InputError(fmt::format("{}:{} is not a range of numbers", field.name, shown(typed)),
                     fmt::format("write {0}:500, {0}:>500 or {0}:100..200", field.name),
                     "bad_query");
  }
  Node node = leaf(Node::Kind::number, field);
  node.low = numbers->low;
  node.high = numbers->high;
  return node;
}

}  // namespace

Node clause(const Field& field, const Value& value, Day today) {
  if (field.id == FieldId::mentions_date) return mentioned_date_clause(field, value, today);
  switch (field.kind) {
    case FieldKind::label:
    case FieldKind::exact:
      return label_clause(field, value);
    case FieldKind::text:
      return words_clause(field, value);
    case FieldKind::date:
      return date_clause(field, value, today);
    case FieldKind::number:
      return number_clause(field, value);
  }
  return {};
}

}  // namespace newsdex::query
