// ProQuest. Order of operators: PRE, NEAR, AND, OR, NOT; NEAR and PRE without a number reach four
// words; words side by side all have to match; `*` is any letters, `?` one (ProQuest help, "Search
// syntax and field codes"; ProQuest LibGuides, "Search tips").

#include "search/query/syntax/dialect.h"

namespace newsdex::query {
namespace {

using Kind = Operator::Kind;
using Field = ForeignField::Kind;

constexpr int kPre = 5;
constexpr int kNear = 4;
constexpr int kAnd = 3;
constexpr int kOr = 2;
constexpr int kNot = 1;
constexpr std::uint32_t kUsualReach = 4;

std::optional<Operator> read_operator(std::string_view word, std::string_view next,
                                      bool& takes_next) {
  takes_next = word == "and" && next == "not";
  if (takes_next || word == "not") return Operator{Kind::both_not, kNot, {}};
  if (word == "or") return Operator{Kind::either, kOr, {}};
  if (word == "and") return Operator{Kind::both, kAnd, {}};
  if (word == "near") return Operator{Kind::near, kNear, words_apart(kUsualReach, false)};
  if (word == "pre") return Operator{Kind::near, kPre, words_apart(kUsualReach, true)};
  for (const std::string_view start : {"near/", "n/", "w/"}) {
    if (const auto n = number_behind(word, start, std::nullopt)) {
      return Operator{Kind::near, kNear, words_apart(*n, false)};
    }
  }
  for (const std::string_view start : {"pre/", "p/"}) {
    if (const auto n = number_behind(word, start, std::nullopt)) {
      return Operator{Kind::near, kPre, words_apart(*n, true)};
    }
  }
  if (word == "lnk" || word == "w/doc") {
    refuse_without_equal("proquest", word, "AND looks in the whole article");
  }
  return std::nullopt;
}

}  // namespace

const Dialect& proquest() {
  static const Dialect kProquest{
      .name = "proquest",
      .side_by_side_is_phrase = false,
      .square_brackets = false,
      .field_mark = '(',
      .read_operator = read_operator,
      .fields = {{"ft", Field::text},
                 {"ti", Field::zone, Zone::title},
                 {"title", Field::zone, Zone::title},
                 {"cap", Field::zone, Zone::caption},
                 {"au", Field::words, Zone::title, FieldId::byline},
                 {"dl", Field::words, Zone::title, FieldId::dateline},
                 {"pub", Field::label, Zone::title, FieldId::source},
                 {"sec", Field::label, Zone::title, FieldId::section},
                 {"la", Field::label, Zone::title, FieldId::language},
                 {"su", Field::label, Zone::title, FieldId::topic},
                 {"per", Field::label, Zone::title, FieldId::person},
                 {"org", Field::label, Zone::title, FieldId::org},
                 {"pd", Field::date},
                 {"yr", Field::date}},
      .without_equal = {"ab",   "noft",     "if",          "loc",   "exact", "lnk", "isbn",
                        "issn", "pmid",     "dtype",       "rtype", "stype", "tag", "cc",
                        "mesh", "su.exact", "mainsubject", "ti,ab", "fdb",   "at"},
      .any_ending = '*',
      .one_letter = '?',
      .any_inside = true};
  return kProquest;
}

}  // namespace newsdex::query
