#include <array>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "common/error.h"
#include "search/query/lexer.h"

namespace newsdex::query {
namespace {

std::string_view kind_name(Lexeme::Kind kind) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"", "phrase ", "open", "close", "and", "or", "not", "must", "near ", "call ", "exact",
       "field ", "in", "after", "before", "unknown ", "not_yet ", "end"});
  return kNames[static_cast<std::size_t>(kind)];
}

/// `word`, `<phrase x>`, `<open>` …, the end left out.
std::string described(std::string_view query) {
  std::string out;
  for (const Lexeme& lexeme : lex(query).lexemes) {
    if (lexeme.kind == Lexeme::Kind::end) break;
    if (!out.empty()) out += ' ';
    const std::string_view name = kind_name(lexeme.kind);
    if (name.empty()) {
      out += lexeme.text;
      continue;
    }
    out += '<';
    if (lexeme.negated) out += "not ";
    out += name;
    if (lexeme.field != nullptr) {
      out += lexeme.field->name;
    } else if (name.back() == ' ') {
      out += lexeme.text;
    }
    out += lexeme.starred ? "*>" : ">";
  }
  return out;
}

struct Case {
  const char* name;
  const char* typed;
  const char* lexemes;
};

std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.typed; }

constexpr auto kCases = std::to_array<Case>({
    {"Words", "a  b\tc", "a b c"},
    {"BlanksOfAllKinds",
     "a\xC2\xA0"
     "b\xE3\x80\x80"
     "c\xE2\x80\x8B"
     "d",
     "a b c d"},
    {"Operators", "a AND b OR c | d NOT e", "a <and> b <or> c <or> d <not> e"},
    {"OperatorsInCapitalsOnly", "and Or nOT", "and Or nOT"},
    {"OperatorsAtBrackets", "(a)AND(b)", "<open> a <close> <and> <open> b <close>"},
    {"Signs", "-a +b -\"c\" -(d)", "<not> a <must> b <not> <phrase c> <not> <open> d <close>"},
    {"SignsAlone", "a - b + (c -)", "a - b + <open> c - <close>"},
    {"SignsInside", "a-b c+d", "a-b c+d"},
    {"Gershayim", "צה\"ל מסר", "צה\"ל מסר"},
    {"GershayimInPhrase", "\"צה\"ל מסר\" a", "<phrase צה\"ל מסר> a"},
    {"HebrewPhrase", "a \"צבא\" b", "a <phrase צבא> b"},
    {"QuotesCutWords", "a“b c”d", "a <phrase b c> d"},
    {"StraightClosesAny", "«a b\" c", "<phrase a b> c"},
    {"OwnFamilyClosesFirst", "“a » b”", "<phrase a » b>"},
    {"Field", "Country:IR", "<field country> IR"},
    {"FieldApart", "country : IR", "<field country> IR"},
    {"FieldVerbatim", "country:-AND:b", "<not> <field country> AND:b"},
    {"FieldWithoutValue", "country: -a", "<field country> <not> a"},
    {"FieldStarred", "person:\"a b\"* c", "<field person> <phrase a b*> c"},
    {"FieldGroup", "country:(a:b OR -c) d:e",
     "<field country> <open> a:b <or> <not> c <close> <unknown d>"},
    {"FieldGroupNested", "id:((a) b:c) x", "<field id> <open> <open> a <close> b:c <close> x"},
    {"Zone", "in:title a", "<in> title a"},
    {"DateBrackets", "date:[a TO b] c", "<field date> [a TO b] c"},
    {"DateBracketsFar", "date:[a b", "<field date> [a b"},
    {"MinusBeforeALabel", "source:-a b", "<not> <field source> a b"},
    {"MinusBeforeAQuotedLabel", "source:-\"a b\"", "<not> <field source> <phrase a b>"},
    {"MinusInsideAQuotedLabel", "source:\"-a\"", "<field source> <phrase -a>"},
    {"PlusBeforeALabel", "byline:+a", "<must> <field byline> a"},
    {"MinusBeforeANumber", "mentions-date:-7d", "<field mentions-date> -7d"},
    {"MinusBeforeAnId", "id:-a", "<field id> -a"},
    {"DateMinus", "date:(-7d OR -a)", "<field date> <open> -7d <or> <not> a <close>"},
    {"Comparison", "words:> 5 6", "<field words> > 5 6"},
    {"After", "after:2025 date:before:2024", "<after> 2025 <field date> <before> 2024"},
    {"VerbatimBrackets", "(id:a(b)c) d", "<open> <field id> a(b)c <close> d"},
    {"VerbatimOpenBracket", "id:a(b c", "<field id> a <open> b c <close>"},
    {"UnknownField", "persn:x WSJ: y", "<unknown persn> WSJ: y"},
    {"NoField", "10:30 https://a t/nroff :x x&y:z", "10:30 https://a t/nroff :x x&y:z"},
    {"NotYet", "story: x w/5 caps(", "<not_yet story:> x <near w/5> <call caps> <open> <close>"},
    {"NotNear", "a NOT W/5 b not  pre/2", "a <not near W/5> b <not near pre/2>"},
    {"NotAlone", "a NOT b w/500", "a <not> b <near w/500>"},
    {"NoNames", "caps w/x exact at(", "caps w/x exact at <open> <close>"},
    {"Exact", "exact: a exact:in:b", "<exact> a <exact> <in> b"},
});

class Lexemes : public testing::TestWithParam<Case> {};

TEST_P(Lexemes, AreCutAs) { EXPECT_EQ(described(GetParam().typed), GetParam().lexemes); }

INSTANTIATE_TEST_SUITE_P(Queries, Lexemes, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(QueryLexer, PairsBracketsAndSaysSo) {
  EXPECT_EQ(described("((a)"), "<open> <open> a <close> <close>");
  EXPECT_TRUE(lex("((a)").close_added);
  EXPECT_EQ(described("a))"), "a");
  EXPECT_TRUE(lex("a))").close_dropped);
  EXPECT_TRUE(lex("“a").quote_added);
  const Lexed sound = lex("(a) \"b\"");
  EXPECT_FALSE(sound.close_added || sound.close_dropped || sound.quote_added);
}

TEST(QueryLexer, EndsWithEnd) {
  for (const std::string_view query : {"", " ", "a", "(", "\"", "country:"}) {
    EXPECT_EQ(lex(query).lexemes.back().kind, Lexeme::Kind::end) << query;
  }
}

}  // namespace
}  // namespace newsdex::query
