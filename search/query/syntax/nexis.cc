// LexisNexis, terms and connectors. Order of connectors: OR; W/n and PRE/n, the smaller number
// first; W/S; W/P; AND; AND NOT (LexisNexis Support, "Connectors", and Lexis help, "Connector Order
// and Priority"). Words side by side are a phrase; `!` is any ending, `*` one letter.

#include <fmt/format.h>

#include "search/query/syntax/dialect.h"

namespace newsdex::query {
namespace {

using Kind = Operator::Kind;
using Field = ForeignField::Kind;

constexpr int kOr = 10'000;
constexpr int kWords = 9'000;  // less the distance
constexpr int kSentence = 4'000;
constexpr int kParagraph = 3'000;
constexpr int kAnd = 2'000;
constexpr int kAndNot = 1'000;

std::optional<Operator> read_near(std::string_view word) {
  for (const std::string_view unit : {"w/s", "/s", "w/sent"}) {
    if (word == unit) return Operator{Kind::near, kSentence, parse_proximity("w/s")};
  }
  for (const std::string_view unit : {"w/p", "/p", "w/para"}) {
    if (word == unit) return Operator{Kind::near, kParagraph, parse_proximity("w/p")};
  }
  for (const std::string_view start : {"pre/", "onear/", "+"}) {
    if (const auto n = number_behind(word, start, std::nullopt)) {
      return Operator{Kind::near, kWords - static_cast<int>(*n), words_apart(*n, true)};
    }
  }
  for (const std::string_view start : {"w/", "near/", "/"}) {
    if (const auto n = number_behind(word, start, std::nullopt)) {
      return Operator{Kind::near, kWords - static_cast<int>(*n), words_apart(*n, false)};
    }
  }
  for (const std::string_view none : {"w/seg", "/seg", "pre/s", "pre/p", "+s", "+p"}) {
    if (word == none) refuse_without_equal("nexis", word, "w/p looks in one paragraph");
  }
  return std::nullopt;
}

std::optional<Operator> read_operator(std::string_view word, std::string_view next,
                                      bool& takes_next) {
  takes_next = false;
  if (word == "or") return Operator{Kind::either, kOr, {}};
  if (word == "and") {
    takes_next = next == "not";
    return takes_next ? Operator{Kind::both_not, kAndNot, {}} : Operator{Kind::both, kAnd, {}};
  }
  if (word == "not") {
    auto near = read_near(next);
    if (!near) return Operator{Kind::both_not, kAndNot, {}};
    takes_next = true;
    near->proximity.negated = true;
    return near;
  }
  return read_near(word);
}

}  // namespace

const Dialect& nexis() {
  static const Dialect kNexis{
      .name = "nexis",
      .side_by_side_is_phrase = true,
      .square_brackets = false,
      .field_mark = '(',
      .read_operator = read_operator,
      .fields = {{"text", Field::text},
                 {"headline", Field::zone, Zone::title},
                 {"title", Field::zone, Zone::title},
                 {"hlead", Field::zone, Zone::lead},
                 {"lead", Field::zone, Zone::lead},
                 {"body", Field::zone, Zone::body},
                 {"graphic", Field::zone, Zone::caption},
                 {"correction", Field::zone, Zone::correction},
                 {"byline", Field::words, Zone::title, FieldId::byline},
                 {"dateline", Field::words, Zone::title, FieldId::dateline},
                 {"publication", Field::label, Zone::title, FieldId::source},
                 {"pub", Field::label, Zone::title, FieldId::source},
                 {"section", Field::label, Zone::title, FieldId::section},
                 {"language", Field::label, Zone::title, FieldId::language},
                 {"subject", Field::label, Zone::title, FieldId::topic},
                 {"terms", Field::label, Zone::title, FieldId::topic},
                 {"person", Field::label, Zone::title, FieldId::person},
                 {"company", Field::label, Zone::title, FieldId::org},
                 {"organization", Field::label, Zone::title, FieldId::org},
                 {"length", Field::length},
                 {"date", Field::date}},
      .without_equal = {"caps", "sing", "plur", "geographic", "geo", "country", "city", "state",
                        "industry", "ticker", "cite", "series", "load-date", "highlight", "show",
                        "biography", "copyright", "journal-code"},
      .any_ending = '!',
      .one_letter = '*'};
  return kNexis;
}

}  // namespace newsdex::query
