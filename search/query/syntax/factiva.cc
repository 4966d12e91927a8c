// Factiva, the traditional query language. Order of operators: same, adjN, w/N, nearN and /nN/;
// NOT; AND; OR. adjN and w/N keep the order of their operands, nearN does not; words side by side
// are a phrase; `$` or `*` is any ending, `?` one letter (Factiva Developer's Kit, "Search
// Statement Operators"; Dow Jones, "Legacy Search").

#include "search/query/syntax/dialect.h"

namespace newsdex::query {
namespace {

using Kind = Operator::Kind;
using Field = ForeignField::Kind;

constexpr int kNear = 4;
constexpr int kNot = 3;
constexpr int kAnd = 2;
constexpr int kOr = 1;

std::optional<Operator> read_operator(std::string_view word, std::string_view /*next*/,
                                      bool& takes_next) {
  takes_next = false;
  if (word == "or") return Operator{Kind::either, kOr, {}};
  if (word == "and") return Operator{Kind::both, kAnd, {}};
  if (word == "not") return Operator{Kind::both_not, kNot, {}};
  if (word == "same") return Operator{Kind::near, kNear, parse_proximity("w/p")};
  if (const auto n = number_behind(word, "adj", 1)) {
    return Operator{Kind::near, kNear, words_apart(*n, true)};
  }
  if (const auto n = number_behind(word, "w/", std::nullopt)) {
    return Operator{Kind::near, kNear, words_apart(*n, true)};
  }
  if (const auto n = number_behind(word, "near", 1)) {
    return Operator{Kind::near, kNear, words_apart(*n, false)};
  }
  if (word.size() > 2 && word.starts_with('/') && word.ends_with('/')) {
    const std::string_view inside = word.substr(1, word.size() - 2);
    if (const auto n = number_behind(inside, "n", std::nullopt)) {
      return Operator{Kind::near, kNear, words_apart(*n, false)};
    }
    if (number_behind(inside, "f", std::nullopt)) {
      refuse_without_equal("factiva", word, "in:lead looks in title and lead");
    }
  }
  if (word == "%") refuse_without_equal("factiva", word, "pre/2 has at most one word between");
  return std::nullopt;
}

}  // namespace

const Dialect& factiva() {
  static const Dialect kFactiva{
      .name = "factiva",
      .side_by_side_is_phrase = true,
      .square_brackets = true,
      .field_mark = '=',
      .read_operator = read_operator,
      .fields = {{"hd", Field::zone, Zone::title},
                 {"hl", Field::zone, Zone::title},
                 {"hlp", Field::zone, Zone::lead},
                 {"lp", Field::zone, Zone::lead},
                 {"td", Field::zone, Zone::body},
                 {"art", Field::zone, Zone::caption},
                 {"by", Field::words, Zone::title, FieldId::byline},
                 {"sn", Field::label, Zone::title, FieldId::source},
                 {"se", Field::label, Zone::title, FieldId::section},
                 {"la", Field::label, Zone::title, FieldId::language},
                 {"wc", Field::length}},
      .without_equal = {"ns", "in", "re", "co", "fds", "sc", "rst", "ipd", "ipc", "clm", "pg", "an",
                        "de", "pub", "ct", "cr", "cx", "ed", "vol"},
      .any_ending = '$',
      .one_letter = '?'};
  return kFactiva;
}

}  // namespace newsdex::query
