// How queries are read: words, phrases, fields, zones, closeness, dates, and what is mended.

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/unit/query_rows.h"

namespace newsdex::query {
namespace {

using testing::HasSubstr;

constexpr auto kWords = std::to_array<Row>({
    {"Nothing", "", "*"},
    {"Blanks", " \t\xE3\x80\x80\xC2\xA0", "*"},
    {"Star", "*", "*"},
    {"StarAndWord", "* talks", "talks"},
    {"SideBySide", "nuclear talks", "nuclear AND talks"},
    {"IdeographicSpace", "nuclear\xE3\x80\x80talks", "nuclear AND talks"},
    {"And", "nuclear AND talks", "nuclear AND talks"},
    {"Or", "talks OR negotiations", "talks OR negotiations"},
    {"Pipe", "talks | negotiations", "talks OR negotiations"},
    {"Minus", "Iran -Putin", "Iran AND NOT Putin"},
    {"MinusAlone", "-Putin", "NOT Putin"},
    {"MinusTwice", "--Putin", "Putin"},
    {"Plus", "+Iran talks", "Iran AND talks"},
    {"Not", "NOT Putin", "NOT Putin"},
    {"NotNot", "NOT NOT Putin", "Putin"},
    {"NotBracketNot", "NOT (NOT Putin)", "Putin"},
    {"NotBindsTightest", "NOT a b", "NOT a AND b"},
    {"NotGroup", "NOT (a OR b)", "NOT (a OR b)"},
    {"MinusGroup", "a -(b c)", "a AND NOT (b AND c)"},
    {"Brackets", "(Russia OR Putin) AND Iran", "(Russia OR Putin) AND Iran"},
    {"NeedlessBrackets", "((a) (b (c)))", "a AND b AND c"},
    {"SideBySideAndOr", "a b OR c", "(a AND b) OR c"},
    {"AndOr", "a AND b OR c", "(a AND b) OR c", "read as (a AND b) OR c"},
    {"OrAnd", "a OR b AND c", "a OR (b AND c)", "read as a OR (b AND c)"},
    {"AndOrInBrackets", "a AND (b OR c)", "a AND (b OR c)"},
    {"HyphenInside", "de-escalation x-", "de-escalation AND x-"},
    {"Apostrophes", "Netanyahu’s don't", "Netanyahu’s AND don't"},
    {"Acronyms", "U.S. AT&T", "U.S. AND AT&T"},
    {"QuestionMark", "why?", "why?"},
    {"Prefix", "negotiat*", "negotiat*"},
    {"PrefixOfTwo", "ab*", "ab*"},
    {"PrefixInHan", "北*", "北*"},
    {"SlashInside", "t/nroff 5/2", "t/nroff AND 5/2"},
    {"FieldNameAsWord", "country music in date", "country AND music AND in AND date"},
    {"FullwidthColon", "习近平：访问", "习近平：访问"},
});

constexpr auto kPhrases = std::to_array<Row>({
    {"Straight", "\"peace talks\"", "\"peace talks\""},
    {"Curly", "“Prime Minister”", "\"Prime Minister\""},
    {"German", "„Prime Minister“", "\"Prime Minister\""},
    {"Swedish", "”Prime Minister”", "\"Prime Minister\""},
    {"Guillemets", "«Prime Minister»", "\"Prime Minister\""},
    {"DanishGuillemets", "»Prime Minister«", "\"Prime Minister\""},
    {"SingleGuillemets", "‹Prime Minister›", "\"Prime Minister\""},
    {"Corners", "「首相」", "\"首相\""},
    {"WhiteCorners", "『首相』", "\"首相\""},
    {"Fullwidth", "＂Prime Minister＂", "\"Prime Minister\""},
    {"CurlyClosedStraight", "“Prime Minister\" x", "\"Prime Minister\" AND x"},
    {"StraightClosedCurly", "\"Prime Minister” x", "\"Prime Minister\" AND x"},
    {"OtherFamilyInside", "«a ” b»", "\"a ” b\""},
    {"TouchingWords", "a\"b c\"d", "a AND \"b c\" AND d"},
    {"NoOperatorsInside", "\"a OR -b (c\"", "\"a OR -b (c\""},
    {"NoWildcardInside", "\"peace tal*\"", "\"peace tal*\""},
    {"NoFieldInside", "\"persn:Trump\"", "\"persn:Trump\""},
    {"Negated", "-\"peace talks\"", "NOT \"peace talks\""},
    {"Unclosed", "a \"peace talks", "a AND \"peace talks\"", "a quote is not closed"},
});

constexpr auto kFieldRows = std::to_array<Row>({
    {"Code", "country:IR", "country:IR"},
    {"AnyCase", "Country:IR COUNTRY:RU", "country:IR AND country:RU"},
    {"BlankBehind", "country: IR", "country:IR"},
    {"BlankAround", "Country : IR", "country:IR"},
    {"BlankBefore", "country :IR x", "country:IR AND x"},
    {"Alias", "people:Trump publisher:BBC", "person:Trump AND source:BBC"},
    {"DottedName", "Person.Certain:\"Donald Trump\"", "person.certain:\"Donald Trump\""},
    {"Quoted", "person:“Donald Trump”", "person:\"Donald Trump\""},
    {"QuotedApart", "person: \"Donald Trump\"", "person:\"Donald Trump\""},
    {"QuotedBlanks", "person:\" Trump \"", "person:\"Trump\""},
    {"Prefix", "person:netan*", "person:netan*"},
    {"QuotedPrefix", "person:\"Donald T\"*", "person:\"Donald T\"*"},
    {"QuotedStar", "org:\"a*b*\"", "org:\"a*b*\""},
    {"Unknown", "-source:unknown", "NOT source:unknown"},
    {"GroupOr", "country:(IR OR RU)", "country:IR OR country:RU"},
    {"GroupSideBySideAll", "country:(IR RU)", "country:IR AND country:RU"},
    {"GroupSideBySideAny", "source:(BBC \"The Sun\")", "source:BBC OR source:\"The Sun\""},
    {"GroupPipe", "country:(IR | RU)", "country:IR OR country:RU"},
    {"GroupNot", "country:(IR -RU)", "country:IR AND NOT country:RU"},
    {"GroupNotAny", "source:(A B NOT C)", "(source:A OR source:B) AND NOT source:C"},
    {"GroupNested", "country:(IR OR (RU US))", "country:IR OR (country:RU AND country:US)"},
    {"GroupAndWord", "country:(IR OR RU) talks", "(country:IR OR country:RU) AND talks"},
    {"GroupNegated", "-country:(IR OR RU)", "NOT (country:IR OR country:RU)"},
    {"GroupOfWords", "byline:(John \"van Dyk\")", "byline:John AND byline:\"van Dyk\""},
    {"TwoOfMany", "country:IR country:RU", "country:IR AND country:RU"},
    {"TwoOfOne", "source:A source:B", "source:A OR source:B", "mean any of them"},
    {"TwoOfOneApart", "source:A talks source:B", "(source:A OR source:B) AND talks",
     "an article has one source"},
    {"GroupAndOneMore", "source:(A B) source:C", "source:A OR source:B OR source:C",
     "mean any of them"},
    {"TwoOfOneAnd", "source:A AND source:B", "source:A AND source:B"},
    {"TwoOfOneNegated", "-source:A -source:B", "NOT source:A AND NOT source:B"},
    {"TwoOfOnePlus", "+source:A +source:B", "source:A AND source:B"},
    {"TwoFields", "lang:en source:A year:2025", "lang:en AND source:A AND year:2025"},
    {"Value", "topic:\"-x\"", "topic:\"-x\""},
    {"NegatedValue", "topic:-x", "NOT topic:x"},
    {"ValueLikeOperator", "country:OR", "country:OR"},
    {"ValueWithColon", "topic:a:b", "topic:a:b"},
    {"TwoWords", "person:Donald Trump", "person:Donald AND Trump", "write person:\"Donald Trump\""},
    {"TwoWordsSmall", "person:trump deal", "person:trump AND deal"},
    {"CodeAndName", "country:IR Trump", "country:IR AND Trump"},
    {"Words", "words:>500", "words:501.."},
    {"WordsFrom", "words:>=500", "words:500.."},
    {"WordsBelow", "words:<500", "words:0..499"},
    {"WordsUpTo", "words:<=500", "words:0..500"},
    {"WordsApart", "words: > 500", "words:501.."},
    {"WordsRange", "words:100..200", "words:100..200"},
    {"WordsOpenEnds", "words:100.. words:..200", "words:100.. AND words:0..200"},
    {"WordsExactly", "words:300", "words:300"},
    {"Id", "id:https://a.example/b?c=(d)&e=1", "id:https://a.example/b?c=(d)&e=1"},
    {"IdPlain", "id:p-0123", "id:p-0123"},
    {"IdInBrackets", "(id:a OR id:b)", "id:a OR id:b"},
    {"IdQuoted", "id:\"a b\"", "id:\"a b\""},
    {"IdsSideBySide", "id:(a b:c)", "id:a OR id:b:c"},
    {"Path", "path:seeds/*", "path:seeds/*"},
    {"PathWithQuoteMarks", "path:a«b()＂*", "path:a«b()＂*"},
    {"PathQuotedStar", "path:\"a*\"", "path:\"a*\""},
});

constexpr auto kPlaces = std::to_array<Row>({
    {"Within", "iran w/15 talk*", "iran w/15 talk*"},
    {"AnyCase", "iran W/15 talks PRE/3 deal", "iran w/15 talks pre/3 deal"},
    {"Ordered", "iran pre/5 deal", "iran pre/5 deal"},
    {"Sentence", "a w/s b", "a w/s b"},
    {"Paragraph", "a W/P b", "a w/p b"},
    {"NotNear", "rico NOT w/5 puerto", "rico NOT w/5 puerto"},
    {"NotNearSmall", "rico not w/5 puerto", "rico NOT w/5 puerto"},
    {"NotOrdered", "a NOT pre/2 b", "a NOT pre/2 b"},
    {"NotIsNoOperatorThere", "a NOT w/5b", "a AND NOT w/5b"},
    {"Phrases", "\"peace talks\" w/5 \"nuclear deal\"", "\"peace talks\" w/5 \"nuclear deal\""},
    {"Names", "person:Trump w/10 country:IR", "person:Trump w/10 country:IR"},
    {"BindsTighterThanAnd", "a w/5 b c", "a w/5 b AND c"},
    {"BindsTighterThanOr", "a OR b w/5 c", "a OR b w/5 c"},
    {"Alternatives", "(a OR b) w/5 (c OR d)", "(a OR b) w/5 (c OR d)"},
    {"AndIsDistributed", "(a b) w/5 c", "a w/5 c AND b w/5 c"},
    {"AndBehind", "a w/5 (b AND c)", "a w/5 b AND a w/5 c"},
    {"OrWithAnd", "(a OR (b c)) w/5 d", "a w/5 d OR (b w/5 d AND c w/5 d)"},
    {"Chain", "a w/5 b w/3 c", "a w/5 b w/3 c"},
    {"ChainInBrackets", "a w/5 (b w/3 c)", "a w/5 (b w/3 c)"},
    {"ChainFromTheLeft", "(a w/5 b) w/3 c", "a w/5 b w/3 c"},
    {"ChainOfEight", "a w/1 b w/1 c w/1 d w/1 e w/1 f w/1 g w/1 h",
     "a w/1 b w/1 c w/1 d w/1 e w/1 f w/1 g w/1 h"},
    {"Negated", "NOT (a w/5 b)", "NOT (a w/5 b)"},
    {"InZone", "in:title a w/5 b c", "in:title (a w/5 b AND c)"},
    {"InZoneOfGroup", "(in:title a) w/5 (in:title b)", "in:title a w/5 b"},
    {"InZoneWithName", "in:title a w/5 person:X", "in:title a w/5 person:X"},
    {"AtLeast", "atleast5(iran)", "atleast5(iran)"},
    {"AtLeastAnyCase", "ATLEAST5(iran)", "atleast5(iran)"},
    {"AtLeastPhrase", "atleast2(\"peace talks\")", "atleast2(\"peace talks\")"},
    {"AtLeastName", "atleast15(country:IR)", "atleast15(country:IR)"},
    {"AtLeastAny", "atleast3(iran OR tehran)", "atleast3(iran OR tehran)"},
    {"AtLeastNames", "atleast3(country:(IR OR RU))", "atleast3(country:IR OR country:RU)"},
    {"AtLeastEach", "atleast3(iran deal)", "atleast3(iran) AND atleast3(deal)"},
    {"AtLeastInZone", "in:lead atleast2(iran deal)", "in:lead (atleast2(iran) AND atleast2(deal))"},
    {"Exact", "exact:Erdoğan", "exact:Erdoğan"},
    {"ExactPhrase", "exact:\"São Paulo\"", "exact:\"São Paulo\""},
    {"ExactGroup", "exact:(Erdoğan OR Łódź)", "exact:Erdoğan OR exact:Łódź"},
    {"ExactOperator", "exact:AND", "exact:AND"},
    {"Caps", "caps(WHO)", "caps(WHO)"},
    {"CapsOfTwo", "caps(WHO OR UN)", "caps(WHO) OR caps(UN)"},
    {"CapsNear", "caps(WHO) w/5 vaccine", "caps(WHO) w/5 vaccine"},
    {"CapsAsAWord", "caps lock", "caps AND lock"},
    {"InnerStar", "Te*an", "Te*an"},
    {"InnerQuestionMark", "wom?n", "wom?n"},
    {"TwoStars", "talk**", "talk*"},
    {"Said", "said:Trump deal", "said:Trump deal"},
    {"SaidAlone", "said:Trump", "said:Trump"},
    {"SaidWords", "said:Trump deal talks", "said:Trump (deal AND talks)"},
    {"SaidPhrase", "said:\"Donald Trump\" \"two months\"", "said:\"Donald Trump\" \"two months\""},
    {"SaidAnd", "said:Trump AND deal", "said:Trump AND deal"},
    {"SaidFilter", "said:Trump country:IR deal", "country:IR AND said:Trump deal"},
    {"SaidFilterOnly", "said:Trump country:IR", "said:Trump AND country:IR"},
    {"SaidTwo", "said:A x said:B y", "said:A x AND said:B y"},
    {"SaidThenZone", "said:A x in:title y", "said:A x AND in:title y"},
    {"SaidInBrackets", "(said:A x) y", "(said:A x) AND y"},
    {"SaidNot", "-said:Trump deal", "NOT said:Trump AND deal"},
    {"SaidNotWord", "said:Trump -deal", "said:Trump AND NOT (said:Trump deal)"},
    {"SaidGroup", "said:Trump (deal OR country:IR)",
     "said:Trump AND (said:Trump deal OR country:IR)"},
    {"SaidUnknown", "said:unknown deal", "said:unknown AND deal"},
    {"SaidPrefix", "said:netan* survival", "said:netan* survival"},
    {"SaidNear", "said:Trump deal w/5 iran", "said:Trump deal w/5 iran"},
    {"Twice", "talks talks", "talks"},
    {"TwiceInOr", "a OR b OR a", "a OR b"},
    {"NearLonely", "w/5 a", "a", "w/5 has nothing beside it"},
    {"NearLonelyEnd", "a w/5", "a", "w/5 has nothing beside it"},
    {"NearTwice", "a w/5 w/3 b", "a w/3 b", "w/5 has nothing beside it"},
});

constexpr auto kZones = std::to_array<Row>({
    {"OneWord", "in:title iran", "in:title iran"},
    {"AnyCase", "IN : Title iran", "in:title iran"},
    {"AllThatFollow", "in:boilerplate wind energy", "in:boilerplate (wind AND energy)"},
    {"NotWhatStandsBefore", "talks in:title iran", "talks AND in:title iran"},
    {"ToTheNext", "in:title a in:lead b c", "in:title a AND in:lead (b AND c)"},
    {"Filters", "in:title iran country:IR talks", "in:title (iran AND talks) AND country:IR"},
    {"ToTheBracket", "(in:title iran) talks", "(in:title iran) AND talks"},
    {"IntoBrackets", "in:title (a OR b)", "in:title (a OR b)"},
    {"IntoBracketsAndBack", "in:title (a OR in:lead b) c",
     "(in:title a OR in:lead b) AND in:title c"},
    {"AcrossOr", "in:title a OR b", "in:title (a OR b)"},
    {"OrOfFilter", "in:title (iran OR country:IR)", "in:title iran OR country:IR"},
    {"Phrase", "in:lead \"peace talks\"", "in:lead \"peace talks\""},
    {"Prefix", "in:title negotiat*", "in:title negotiat*"},
    {"Negated", "in:title -a b", "NOT in:title a AND in:title b"},
    {"NotBefore", "NOT in:title a", "NOT in:title a"},
    {"WordsBefore", "a NOT in:title b", "a AND NOT in:title b"},
    {"Idle", "iran in:title", "iran", "in:title has no words behind it"},
    {"IdleBeforeFilter", "in:title country:IR", "country:IR", "in:title has no words behind it"},
    {"IdleBeforeNext", "in:title in:lead a", "in:lead a", "in:title has no words behind it"},
});

constexpr auto kDates = std::to_array<Row>({
    {"Year", "date:2025", "date:2025-01-01..2025-12-31"},
    {"Alias", "published:2025-06", "date:2025-06-01..2025-06-30"},
    {"Range", "date:2025-06-12..2025-06-16", "date:2025-06-12..2025-06-16"},
    {"Relative", "date:-7d..", "date:2025-06-11.."},
    {"RelativeApart", "date: -7d..", "date:2025-06-11.."},
    {"NotRelative", "-date:-7d", "NOT date:2025-06-11..2025-06-11"},
    {"Quoted", "date:\"last monday\"", "date:2025-06-16..2025-06-16"},
    {"Brackets", "date:[2025-01 TO 2025-03] x", "date:2025-01-01..2025-03-31 AND x"},
    {"Greater", "date:>2025-01", "date:2025-02-01.."},
    {"GreaterApart", "date:> 2025-01 x", "date:2025-02-01.. AND x"},
    {"After", "after:2025-01", "date:2025-02-01.."},
    {"AfterBlank", "After : 2025-01", "date:2025-02-01.."},
    {"Before", "before:2025-01", "date:..2024-12-31"},
    {"DateAfter", "date:after:2025-01", "date:2025-02-01.."},
    {"DateBefore", "date: before: 2025-01", "date:..2024-12-31"},
    {"Unknown", "date:unknown", "date:unknown"},
    {"UnknownAnyCase", "Date:Unknown", "date:unknown"},
    {"Modified", "modified:2025-06", "modified:2025-06-01..2025-06-30"},
    {"CapturedAfter", "captured:after:2025-01", "captured:2025-02-01.."},
    {"Ingested", "ingested:today", "ingested:2025-06-18..2025-06-18"},
    {"Mentioned", "mentions-date:2025-06..", "mentions-date:2025-06-01.."},
    {"MentionedDay", "mentions-date:06-12", "mentions-date:06-12"},
    {"MentionedUnknown", "mentions-date:unknown", "mentions-date:unknown"},
    {"AnyAtAll", "date:..", "date:.."},
    {"AnyStar", "date:*", "date:.."},
    {"Group", "date:(2024-05 OR -7d)",
     "date:2024-05-01..2024-05-31 OR date:2025-06-11..2025-06-11"},
    {"Two", "date:2025 date:2025-06",
     "date:2025-01-01..2025-12-31 AND date:2025-06-01..2025-06-30"},
});

constexpr auto kRepairs = std::to_array<Row>({
    {"LowerAnd", "war and peace", "war AND and AND peace", "\"and\" was read as a word"},
    {"LowerOr", "war or peace", "war AND or AND peace", "\"or\" was read as a word"},
    {"LowerNot", "not war", "not AND war", "\"not\" was read as a word"},
    {"Near", "Trump near Putin", "Trump AND near AND Putin",
     "\"near\" was read as a word; a w/10 b"},
    {"NearWithin", "iran NEAR/5 deal", "iran AND NEAR/5 AND deal", "a w/10 b"},
    {"Adjacent", "iran adj5 deal", "iran AND adj5 AND deal", "a w/10 b"},
    {"Within", "iran within/5 deal", "iran AND within/5 AND deal", "a w/10 b"},
    {"NoOperator", "within 5 nearby near5km Near", "within AND 5 AND nearby AND near5km AND Near"},
    {"CapsApart", "caps (WHO)", "caps AND WHO", "write caps(…), the bracket right behind it"},
    {"AtLeastApart", "ATLEAST5 (iran)", "ATLEAST5 AND iran", "write ATLEAST5(…)"},
    {"AndFirst", "AND Trump", "Trump", "AND has nothing beside it"},
    {"NotLast", "Trump NOT", "Trump", "NOT has nothing beside it"},
    {"NotTwiceLast", "Trump NOT NOT", "Trump", "NOT has nothing beside it"},
    {"MinusBeforeOperator", "Trump -in:title OR war", "Trump OR in:title war",
     "- has nothing beside it"},
    {"OrLast", "Trump OR", "Trump", "OR has nothing beside it"},
    {"OrFirst", "OR Trump", "Trump", "OR has nothing beside it"},
    {"AndThenOr", "a AND OR b", "a OR b", "AND has nothing beside it"},
    {"AndSlashOr", "nuclear AND/OR war", "nuclear OR war", "AND/OR was read as OR"},
    {"OperatorAlone", "AND", "\"\"", "AND has nothing beside it"},
    {"NotInBrackets", "(NOT) a", "a", "NOT has nothing beside it"},
    {"Unclosed", "(a OR b", "a OR b", "a bracket is not closed"},
    {"Unopened", "a) b", "a AND b", "a closing bracket has no opening one"},
    {"UnopenedAlone", ")", "\"\"", "a closing bracket has no opening one"},
    {"EmptyBrackets", "a ()", "a", "brackets without words"},
    {"EmptyBracketsAlone", "()", "\"\"", "brackets without words"},
    {"Ampersand", "war & peace", "war AND peace", "\"&\" holds no letter or digit"},
    {"Dash", "war — peace", "war AND peace", "\"—\" holds no letter or digit"},
    {"Minus", "war - peace", "war AND peace", "\"-\" holds no letter or digit"},
    {"OnlyDash", "—", "\"\"", "\"—\" holds no letter or digit"},
    {"NotDash", "NOT —", "\"\"", "\"—\" holds no letter or digit"},
    {"DoubleAmpersand", "a && b", "a AND b", "the operators are AND, OR and NOT"},
    {"DoublePipe", "a || b", "a AND b", "the operators are AND, OR and NOT"},
    {"EmptyPhrase", "a \"\"", "a", "holds no letter or digit"},
    {"TextWithColon", "WSJ: Iran signals", "WSJ: AND Iran AND signals",
     "\"WSJ:\" was read as text"},
    {"MissedNameWithColon", "persn: Trump", "persn: AND Trump", "did you mean person:?"},
    {"Time", "at 10:30", "at AND 10:30", "\"10:30\" was read as text"},
    {"Url", "https://a.example/b?c=d", "https://a.example/b?c=d", "was read as text"},
    {"ColonAtTheEnd", "(Trump:)", "Trump:", "\"Trump:\" was read as text"},
});

class Reading : public testing::TestWithParam<Row> {};

TEST_P(Reading, IsPrintedAndReadsBack) { expect_reading(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Words, Reading, testing::ValuesIn(kWords), kRowName);
INSTANTIATE_TEST_SUITE_P(Phrases, Reading, testing::ValuesIn(kPhrases), kRowName);
INSTANTIATE_TEST_SUITE_P(Fields, Reading, testing::ValuesIn(kFieldRows), kRowName);
INSTANTIATE_TEST_SUITE_P(Zones, Reading, testing::ValuesIn(kZones), kRowName);
INSTANTIATE_TEST_SUITE_P(Places, Reading, testing::ValuesIn(kPlaces), kRowName);
INSTANTIATE_TEST_SUITE_P(Dates, Reading, testing::ValuesIn(kDates), kRowName);
INSTANTIATE_TEST_SUITE_P(Repairs, Reading, testing::ValuesIn(kRepairs), kRowName);

constexpr auto kAny = std::to_array<Row>({
    {"Words", "a b", "a OR b"},
    {"Phrases", "a \"b c\" dd*x exact:e", "a OR \"b c\" OR dd*x OR exact:e"},
    {"Near", "a b w/5 c", "a AND b w/5 c"},
    {"ShortPattern", "a d*x", nullptr},
    {"WordsAndField", "a b country:IR", "(a OR b) AND country:IR"},
    {"FieldBetween", "a country:IR b country:RU", "(a OR b) AND country:IR AND country:RU"},
    {"ExplicitAnd", "a AND b", "a AND b"},
    {"AndOfRows", "a b AND c d", "(a OR b) AND (c OR d)"},
    {"Negation", "a b -c", "(a OR b) AND NOT c"},
    {"Required", "+a b c", "a AND (b OR c OR a)"},
    {"RequiredAlone", "+a +b", "a AND b"},
    {"GroupsStayConjuncts", "(a OR b) c", "(a OR b) AND c"},
    {"InsideGroups", "(a b) AND c", "(a OR b) AND c"},
    {"Zone", "in:title a b", "in:title (a OR b)"},
    {"Or", "a b OR c", "a OR b OR c"},
});

TEST(QueryParser, ReadsPlainWordsAsAlternativesWithAny) {
  for (const Row& row : kAny) {
    if (row.canonical == nullptr) {
      EXPECT_THROW(read(row.typed, true), InputError) << row.name;
      continue;
    }
    const Node root = read(row.typed, true).root;
    EXPECT_EQ(to_string(root), row.canonical) << row.name;
    EXPECT_EQ(read(row.canonical, true).root, root) << row.name;
    EXPECT_EQ(read(row.canonical, false).root, root) << row.name;
  }
}

TEST(QueryParser, IsDocumentedFieldByField) {
  std::ifstream in(std::filesystem::path(NEWSDEX_SOURCE_DIR) / "docs" / "query.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  const auto code = [](std::string_view name) {
    return name.empty() ? std::string() : "`" + std::string(name) + ":` ";
  };
  static constexpr auto kKinds =
      std::to_array<std::string_view>({"label", "words", "date", "number", "verbatim"});
  for (const Field& row : kFields) {
    const std::string line = "\n| " + code(row.name) + "| " + code(row.alias) + "| " +
                             std::string(kKinds[static_cast<std::size_t>(row.kind)]) + " | " +
                             (row.combine == Combine::all ? "all" : "any") + " | ";
    EXPECT_THAT(page, HasSubstr(line));
  }
  for (const std::string_view zone : kZoneNames) {
    EXPECT_THAT(page, HasSubstr("`in:" + std::string(zone) + "`"));
  }
}

}  // namespace
}  // namespace newsdex::query
