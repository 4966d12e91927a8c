// What a query may not be, and what the refusal says.

#include <array>
#include <ostream>
#include <string>

#include "tests/unit/query_rows.h"

namespace newsdex::query {
namespace {

using testing::HasSubstr;

struct Refusal {
  const char* name;
  const char* typed;
  const char* code;
  const char* message;
  const char* hint = "";
};

std::ostream& operator<<(std::ostream& out, const Refusal& row) { return out << row.typed; }

constexpr auto kRefusals = std::to_array<Refusal>({
    {"UnknownField", "persn:Trump", "unknown_field", "no field \"persn\"", "did you mean person:?"},
    {"UnknownFieldQuoted", "persn:\"D T\"", "unknown_field", "\"persn\"", "person:"},
    {"UnknownFieldGroup", "persn:(a b)", "unknown_field", "\"persn\"", "person:"},
    {"UnknownFieldInside", "(a OR -persn:b)", "unknown_field", "\"persn\"", "person:"},
    {"ZoneAsField", "title:x", "unknown_field", "\"title\"", "did you mean in:title"},
    {"NothingNear", "Reincarnation:Zero", "unknown_field", "", "put it in quotes"},
    {"UnknownFieldOtherScript", "автор:x", "unknown_field", "\"автор\""},
    {"NoValue", "country:", "bad_query", "country: has no value"},
    {"NoValueOperator", "country: AND x", "bad_query", "country: has no value"},
    {"NoValueBracket", "(country:) x", "bad_query", "country: has no value"},
    {"NoValueField", "country: person:x", "bad_query", "country: has no value"},
    {"NoValueTouchingField", "country:person:x", "bad_query", "country: has no value"},
    {"NoValueEmptyGroup", "country:()", "bad_query", "country: has no value"},
    {"NoValueEmptyQuotes", "person:\" \"", "bad_query", "person: has no value"},
    {"NoValueSign", "byline:&", "bad_query", "byline: has no value"},
    {"NoValueAfter", "after: x:", "bad_query", ""},
    {"NoValueAfterEnd", "after:", "bad_query", "after: has no value"},
    {"FieldInField", "country:(IR person:trump)", "bad_query", "country:(person: …)", "quotes"},
    {"ZoneInField", "country:(in:title IR)", "bad_query", "country:(in: …)", "quotes"},
    {"UnknownZone", "in:headline x", "bad_query", "in:\"headline\" names no zone",
     "title, lead, body, caption, credit, correction, boilerplate"},
    {"NoZone", "in:", "bad_query", "names no zone", "title, lead"},
    {"ZoneGroup", "in:(title lead) x", "bad_query", "names no zone", "title, lead"},
    {"AnyValue", "country:*", "bad_query", "country:*", "-country:unknown"},
    {"ShortPrefix", "a*", "bad_query", "\"a*\"", "write more"},
    {"ShortPrefixInWord", "de-e*", "bad_query", "\"de-e*\"", "write more"},
    {"LeadingStar", "*an", "bad_query", "\"*an\": a wildcard needs at least 2 characters"},
    {"LeadingQuestionMark", "?an", "bad_query", "\"?an\": a wildcard needs at least 2"},
    {"QuestionMarkAfterOne", "w?man", "bad_query", "\"w?man\": a wildcard needs at least 2"},
    {"NearNot", "a w/5 NOT b", "bad_query", "w/5 has NOT beside it", "a NOT w/5 b"},
    {"NotNear", "NOT a w/5 b", "bad_query", "w/5 has NOT beside it", "NOT (a w/5 b)"},
    {"NearDate", "a w/5 date:2025", "bad_query", "not \"date:2025-01-01..2025-12-31\"", "AND"},
    {"NearSource", "a w/5 source:BBC", "bad_query", "not \"source:BBC\""},
    {"NearUnknown", "a w/5 person:unknown", "bad_query", "not \"person:unknown\""},
    {"NearEverything", "a w/5 *", "bad_query", "not \"*\""},
    {"NearOtherZone", "(in:title a) w/5 b", "bad_query", "one zone", "before the whole"},
    {"NearOtherSpeaker", "(said:X a) w/5 (said:Y b)", "bad_query", "one speaker"},
    {"NotNearAnd", "a NOT w/5 (b AND c)", "bad_query", "w/5 has AND in brackets behind it"},
    {"NearZero", "a w/0 b", "bad_query", "w/0: nothing stands 0 words away"},
    {"NearTooFar", "a w/256 b", "query_too_large", "w/256 reaches beyond 255 words", "w/p"},
    {"NearMuchTooFar", "a pre/99999999999 b", "query_too_large", "beyond 255 words"},
    {"NearTooMany", "a w/1 b w/1 c w/1 d w/1 e w/1 f w/1 g w/1 h w/1 i", "query_too_large",
     "more than 8 words or groups"},
    {"AtLeastZero", "atleast0(iran)", "bad_query", "the number is 1 to 1000"},
    {"AtLeastTooOften", "atleast1001(iran)", "query_too_large", "the number is 1 to 1000"},
    {"AtLeastFarTooOften", "atleast99999999999999999999(iran)", "query_too_large",
     "the number is 1 to 1000"},
    {"YearCompared", "year:>2012", "bad_query", "year:\">2012\" is more than one year",
     "date:>2012"},
    {"YearRange", "year:2012..2014", "bad_query", "year:\"2012..2014\" is more than one year"},
    {"AtLeastSource", "atleast5(source:BBC)", "bad_query", "not \"source:BBC\""},
    {"AtLeastMixed", "atleast5(iran OR country:IR)", "bad_query", "words and phrases, or names"},
    {"AtLeastNear", "atleast5(a w/5 b)", "bad_query", "words and phrases, or names"},
    {"AtLeastNot", "atleast5(NOT a)", "bad_query", "words and phrases, or names"},
    {"ExactWildcard", "exact:Erdo*", "bad_query", "take no wildcard", "whole words"},
    {"ExactNothing", "exact:", "bad_query", "exact: has no value"},
    {"CapsField", "caps(country:IR)", "bad_query", "take words and phrases, not country:"},
    {"MentionedDay", "mentions-date:13-45", "bad_query", "\"13-45\" is not a date"},
    {"InnerStarInValue", "person:net*n", "not_available", "person:\"net*n\"", "quotes"},
    {"StarInWordsField", "byline:Sco*", "not_available", "byline:"},
    {"Story", "story:A", "not_available", "story: is not available"},
    {"Dupes", "dupes:A", "not_available", "dupes: is not available"},
    {"Numbers", "words:many", "bad_query", "words:\"many\" is not a range", "words:100..200"},
    {"NumbersReversed", "words:200..100", "bad_query", "is not a range"},
    {"NumbersBelowZero", "words:<0", "bad_query", "is not a range"},
    {"NumbersTooLong", "words:99999999999999999999", "bad_query", "is not a range"},
    {"Date", "date:soon", "bad_query", "\"soon\" is not a date", "2025-06-12"},
    {"DateGroup", "date:(2025 OR 2025-02-30)", "bad_query", "\"2025-02-30\" does not exist"},
    {"NotUtf8", "a \xFF", "bad_query", "not UTF-8"},
});

class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, SaysWhatAndWhatToDo) {
  const Refusal& row = GetParam();
  try {
    const Parsed parsed = read(row.typed);
    FAIL() << "read as " << to_string(parsed.root);
  } catch (const InputError& error) {
    EXPECT_EQ(error.code, row.code);
    EXPECT_THAT(error.what(), HasSubstr(row.message));
    EXPECT_THAT(error.hint, HasSubstr(row.hint));
  }
}

INSTANTIATE_TEST_SUITE_P(Queries, Refused, testing::ValuesIn(kRefusals), kRowName);

TEST(QueryParser, ShowsNoMoreThanAPieceOfALongWord) {
  const std::string word(5000, 'x');
  try {
    (void)read(word + "*" + word);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_LT(std::string(error.what()).size(), 200U);
  }
  EXPECT_LT(read(word + ": a").hints.front().size(), 200U);
}

}  // namespace
}  // namespace newsdex::query
