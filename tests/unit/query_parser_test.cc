#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <random>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "search/query/parser.h"
#include "tests/unit/cpu_clock.h"

namespace newsdex::query {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Day kToday{std::chrono::year{2025} / 6 / 18};  // a Wednesday

Parsed read(std::string_view typed, bool any = false, bool strict = false) {
  return parse(typed, {.today = kToday, .any = any, .strict = strict});
}

struct Row {
  const char* name;
  const char* typed;
  const char* canonical;
  const char* hint = nullptr;  // nullptr: none
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.typed; }

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
    {"Value", "topic:-x", "topic:-x"},
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

// The queries of the seeds that this version reads.
constexpr auto kSeeds = std::to_array<Row>({
    {"PersonFull", "person:\"Donald Trump\"", "person:\"Donald Trump\""},
    {"PersonCertain", "person.certain:\"Donald Trump\"", "person.certain:\"Donald Trump\""},
    {"PersonPart", "person:trump", "person:trump"},
    {"PersonNetanyahu", "person:netanyahu", "person:netanyahu"},
    {"PersonPutin", "person:Putin", "person:Putin"},
    {"PersonScott", "person:\"Rachel Scott\"", "person:\"Rachel Scott\""},
    {"PersonPhotographer", "person:Taherkenareh", "person:Taherkenareh"},
    {"Credit", "credit:Taherkenareh", "credit:Taherkenareh"},
    {"Byline", "byline:Scott", "byline:Scott"},
    {"CountryIR", "country:IR", "country:IR"},
    {"CountryIran", "country:Iran", "country:Iran"},
    {"CountryIranian", "country:iranian", "country:iranian"},
    {"CountryRU", "country:RU", "country:RU"},
    {"AboutRU", "about:RU", "about:RU"},
    {"AboutIR", "about:IR", "about:IR"},
    {"CountryBoth", "country:IR country:RU", "country:IR AND country:RU"},
    {"CountryEither", "country:(IR OR RU)", "country:IR OR country:RU"},
    {"CountryNot", "-country:RU", "NOT country:RU"},
    {"CountrySA", "country:SA", "country:SA"},
    {"CountryGE", "country:GE", "country:GE"},
    {"Region", "region:\"Middle East\"", "region:\"Middle East\""},
    {"CitedWSJ", "cited:WSJ", "cited:WSJ"},
    {"UnnamedSource", "unnamed:\"Arab official\"", "unnamed:\"Arab official\""},
    {"MentionsDate", "mentions-date:06-12", "mentions-date:06-12"},
    {"SaidAndWord", "said:Trump deal", "said:Trump deal"},
    {"Said", "said:Trump", "said:Trump"},
    {"SaidSurvival", "said:Netanyahu survival", "said:Netanyahu survival"},
    {"SaidNetanyahu", "said:Netanyahu", "said:Netanyahu"},
    {"SaidPutin", "said:Putin", "said:Putin"},
    {"MentionsDateB", "mentions-date:06-13", "mentions-date:06-13"},
    {"Sentence", "Trump w/s Putin", "Trump w/s Putin"},
    {"SentenceNone", "Netanyahu w/s Putin", "Netanyahu w/s Putin"},
    {"Near", "weapons w/3 mass", "weapons w/3 mass"},
    {"AtLeast15", "atleast15(country:IR)", "atleast15(country:IR)"},
    {"AtLeast18", "atleast18(country:IR)", "atleast18(country:IR)"},
    {"CitedFull", "cited:\"The Wall Street Journal\"", "cited:\"The Wall Street Journal\""},
    {"CitedABC", "cited:\"ABC News\"", "cited:\"ABC News\""},
    {"SourceWSJ", "source:WSJ", "source:WSJ"},
    {"SourceUnknown", "source:unknown", "source:unknown"},
    {"OrgWSJ", "org:WSJ", "org:WSJ"},
    {"OrgIDF", "org:IDF", "org:IDF"},
    {"OrgFull", "org:\"Israel Defense Forces\"", "org:\"Israel Defense Forces\""},
    {"OrgEPA", "org:EPA", "org:EPA"},
    {"CreditEPA", "credit:EPA", "credit:EPA"},
    {"Boilerplate", "wind energy", "wind AND energy"},
    {"InBoilerplate", "in:boilerplate wind energy", "in:boilerplate (wind AND energy)"},
    {"InTitle", "in:title iran", "in:title iran"},
    {"InLead", "in:lead iran", "in:lead iran"},
    {"Date", "date:2025", "date:2025-01-01..2025-12-31"},
    {"DateUnknown", "date:unknown", "date:unknown"},
    {"PossessiveCurly", "Netanyahu’s", "Netanyahu’s"},
    {"PossessiveStraight", "netanyahu's", "netanyahu's"},
    {"PhraseCurly", "“Prime Minister”", "\"Prime Minister\""},
    {"PhraseStraight", "\"Prime Minister\"", "\"Prime Minister\""},
    {"Acronym", "U.S.", "U.S."},
    {"Iranians", "Iranians", "Iranians"},
    {"Tehran", "tehran", "tehran"},
    {"MinusPutin", "-Putin", "NOT Putin"},
    {"NotPutin", "NOT Putin", "NOT Putin"},
    {"IranMinusPutin", "Iran -Putin", "Iran AND NOT Putin"},
    {"Brackets", "(Russia OR Putin) AND Iran", "(Russia OR Putin) AND Iran"},
    {"PeaceTalks", "\"peace talks\"", "\"peace talks\""},
    {"Deescalate", "deescalate", "deescalate"},
    {"DeEscalation", "de-escalation", "de-escalation"},
    {"Preemptive", "preemptive", "preemptive"},
    {"PreEmptive", "pre-emptive", "pre-emptive"},
    {"Destruction", "\"weapons of mass destruction\"", "\"weapons of mass destruction\""},
    {"Murder", "\"weapons of mass murder\"", "\"weapons of mass murder\""},
    {"Language", "lang:en", "lang:en"},
    {"InTitleIranian", "in:title iranian", "in:title iranian"},
    {"InCaption", "in:caption strikes", "in:caption strikes"},
    {"AboutUS", "about:US", "about:US"},
    {"RegionArab", "region:Arab", "region:Arab"},
});

class Reading : public testing::TestWithParam<Row> {};

TEST_P(Reading, IsPrintedAndReadsBack) {
  const Row& row = GetParam();
  const Parsed parsed = read(row.typed);
  EXPECT_EQ(to_string(parsed.root), row.canonical);
  EXPECT_EQ(read(to_string(parsed.root)).root, parsed.root);
  EXPECT_EQ(read(to_string(parsed.root), /*any=*/true).root, parsed.root);
  if (row.hint == nullptr) {
    EXPECT_THAT(parsed.hints, IsEmpty());
    EXPECT_EQ(read(row.typed, false, /*strict=*/true).root, parsed.root);
  } else {
    EXPECT_THAT(parsed.hints, Contains(HasSubstr(row.hint)));
    EXPECT_THROW(read(row.typed, false, /*strict=*/true), InputError);
  }
}

const auto kRowName = [](const auto& row) { return std::string(row.param.name); };
INSTANTIATE_TEST_SUITE_P(Words, Reading, testing::ValuesIn(kWords), kRowName);
INSTANTIATE_TEST_SUITE_P(Phrases, Reading, testing::ValuesIn(kPhrases), kRowName);
INSTANTIATE_TEST_SUITE_P(Fields, Reading, testing::ValuesIn(kFieldRows), kRowName);
INSTANTIATE_TEST_SUITE_P(Zones, Reading, testing::ValuesIn(kZones), kRowName);
INSTANTIATE_TEST_SUITE_P(Places, Reading, testing::ValuesIn(kPlaces), kRowName);
INSTANTIATE_TEST_SUITE_P(Dates, Reading, testing::ValuesIn(kDates), kRowName);
INSTANTIATE_TEST_SUITE_P(Repairs, Reading, testing::ValuesIn(kRepairs), kRowName);
INSTANTIATE_TEST_SUITE_P(Seeds, Reading, testing::ValuesIn(kSeeds), kRowName);

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

TEST(QueryParser, HasARowForEveryQueryOfTheSeeds) {
  const std::filesystem::path path =
      std::filesystem::path(NEWSDEX_SHARED_DIR) / "seeds" / "queries.tsv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
  std::set<std::string> known;
  for (const Row& row : kSeeds) known.insert(row.typed);
  for (const Refusal& row : kRefusals) known.insert(row.typed);
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    EXPECT_THAT(known, Contains(line.substr(0, line.find('\t'))));
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

TEST(QueryParser, KeepsEachHintOnceAndFewOfThem) {
  EXPECT_EQ(read("a & b & c & d").hints.size(), 1U);
  std::string typed;
  for (int i = 0; i < 100; ++i) typed += "a" + std::to_string(i) + ": ";
  EXPECT_LE(read(typed).hints.size(), 20U);
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() + part.size() <= bytes) out += part;
  return out;
}

/// `a0 a1 a2 …`
std::string different_words(std::size_t count, std::string_view end = " ") {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "ab" + std::to_string(i) + std::string(end);
  return out;
}

struct Bound {
  const char* name;
  std::string within;
  std::string beyond;
  const char* message;
};

TEST(QueryParser, RefusesWhatIsTooLargeAndSaysTheLimit) {
  const Bound kBounds[] = {
      {"Bytes", std::string(8000, 'a'), std::string(8001, 'a'), "longer than 8000 bytes"},
      {"Terms", different_words(256), different_words(257), "more than 256"},
      {"SameTerms", repeated("a ", 8000), repeated("a ", 8002), "8000"},
      {"Wildcards", different_words(16, "* "), different_words(17, "* "), "more than 16"},
      {"PhraseWords", "\"" + repeated("a ", 64) + "\"", "\"" + repeated("a ", 66) + "\"",
       "more than 32"},
      {"Compound", repeated("a-", 64), repeated("a-", 66), "more than 32"},
      {"Brackets", repeated("(", 50) + "a", repeated("(", 51) + "a", "deeper than 50"},
      {"Depth", repeated("(a OR b ", 8 * 24), repeated("(a OR b ", 8 * 50), "deeper than 50"},
      {"UnclosedBrackets", repeated("(", 50), repeated("(", 100'000), "8000 bytes"},
  };
  for (const Bound& bound : kBounds) {
    EXPECT_NO_THROW((void)read(bound.within)) << bound.name;
    try {
      (void)read(bound.beyond);
      FAIL() << bound.name;
    } catch (const InputError& error) {
      EXPECT_EQ(error.code, "query_too_large") << bound.name;
      EXPECT_THAT(error.what(), HasSubstr(bound.message)) << bound.name;
    }
  }
}

// What the language is made of, each to be repeated without end.
constexpr auto kRepeated = std::to_array<std::string_view>({"(",
                                                            ")",
                                                            "\"",
                                                            "“",
                                                            "”",
                                                            "«",
                                                            "「",
                                                            "a:",
                                                            "a: ",
                                                            "in:",
                                                            "in: ",
                                                            "date:",
                                                            "after:",
                                                            "country: ",
                                                            "country:",
                                                            "id:(",
                                                            "id:a(",
                                                            "a(",
                                                            "-",
                                                            "+",
                                                            "-a",
                                                            "NOT ",
                                                            "OR ",
                                                            "AND ",
                                                            "a|",
                                                            "| ",
                                                            "*",
                                                            "a*",
                                                            "?",
                                                            "&",
                                                            "& ",
                                                            "— ",
                                                            ":",
                                                            "::",
                                                            ": ",
                                                            "date:[",
                                                            "date:>",
                                                            "> ",
                                                            "words:>",
                                                            "country ",
                                                            "()",
                                                            "(a)",
                                                            "\"a\"",
                                                            "a\"",
                                                            "a OR (",
                                                            "a AND b OR (",
                                                            "in:title ",
                                                            "in:title a ",
                                                            "source:a ",
                                                            "and ",
                                                            "é",
                                                            "北",
                                                            "\xE3\x80\x80",
                                                            "a.b-",
                                                            "w/5 ",
                                                            "caps("});

TEST(QueryParser, IsQuickOnAnyRepetition) {
  for (const std::string_view part : kRepeated) {
    const std::string typed = repeated(part, kMaxQueryBytes);
    const auto begin = CpuClock::now();
    try {
      (void)read(typed);
    } catch (const InputError&) {
    }
    const std::chrono::duration<double, std::milli> took = CpuClock::now() - begin;
    EXPECT_LT(took.count(), 1000) << part;
  }
}

// Random queries made of what the language is made of, and of bytes that it is not made of.
std::string random_query(std::mt19937& random) {
  static constexpr auto kParts = std::to_array<std::string_view>({"(",          ")",
                                                                  "\"",         "“",
                                                                  "”",          "«",
                                                                  "»",          " ",
                                                                  " ",          " ",
                                                                  "a",          "bc",
                                                                  "U.S.",       "d’e",
                                                                  "-",          "+",
                                                                  "|",          "*",
                                                                  "?",          ":",
                                                                  "..",         "[",
                                                                  "]",          "<",
                                                                  ">",          "=",
                                                                  "AND",        " AND ",
                                                                  " OR ",       "NOT ",
                                                                  "AND/OR",     "in:",
                                                                  "title",      "lead",
                                                                  "in:title ",  "in:lead ",
                                                                  "country:",   "source:",
                                                                  "id:",        "path:",
                                                                  "byline:",    "date:",
                                                                  "words:",     "after:",
                                                                  "before:",    "2025",
                                                                  "2025-06-12", "-7d",
                                                                  "today",      "unknown",
                                                                  "100",        "&",
                                                                  "—",          "persn:",
                                                                  "WSJ:",       "https://",
                                                                  "near",       "\xE3\x80\x80",
                                                                  "北京",       "\xC2\xAD",
                                                                  "w/5",        "lang:",
                                                                  "source:a ",  "source:b ",
                                                                  "country:IR "});
  std::uniform_int_distribution<std::size_t> part(0, kParts.size() - 1);
  std::uniform_int_distribution<int> length(1, 14);
  std::uniform_int_distribution<int> percent(0, 999);
  std::uniform_int_distribution<int> byte(0, 255);
  std::string out;
  for (int i = length(random); i > 0; --i) {
    if (percent(random) < 5) {
      out += static_cast<char>(byte(random));
    } else {
      out += kParts[part(random)];
    }
  }
  return out;
}

TEST(QueryParser, ReadsItsOwnSpellingOfAnyQueryBack) {
  std::mt19937 random(20250618);
  int understood = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string typed = random_query(random);
    const bool any = i % 2 == 1;
    std::string canonical;
    Node root;
    try {
      root = read(typed, any).root;
      canonical = to_string(root);
      ++understood;
    } catch (const InputError&) {
      continue;
    }
    try {
      ASSERT_EQ(to_string(read(canonical, any).root), canonical) << typed;
      ASSERT_EQ(read(canonical, any).root, root) << typed << '\n' << canonical;
      ASSERT_EQ(read(canonical, !any).root, root) << typed << '\n' << canonical;
    } catch (const InputError& error) {
      FAIL() << typed << '\n' << canonical << '\n' << error.what();
    }
  }
  EXPECT_GT(understood, 3000);
}

}  // namespace
}  // namespace newsdex::query
