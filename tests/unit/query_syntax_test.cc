// Queries of other news databases: what they mean here, and what has no equal.

#include <array>
#include <ostream>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "search/query/parser.h"

namespace newsdex::query {
namespace {

using testing::HasSubstr;

struct Row {
  Syntax syntax;
  const char* name;
  const char* typed;
  const char* ours;  // nullptr: refused
  const char* message = "";
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.typed; }

constexpr auto kNexisRows = std::to_array<Row>({
    {Syntax::nexis, "SavedSearch", "hlead(iran w/15 talk!) and atleast5(iran) and not putin",
     "(in:lead iran w/15 talk*) AND atleast5(iran) AND NOT putin"},
    {Syntax::nexis, "OrBindsTighterThanAnd", "a or b and c", "(a OR b) AND c"},
    {Syntax::nexis, "OrBindsTighterThanNear", "southwest pre/2 air or airline",
     "southwest pre/2 (air OR airline)"},
    {Syntax::nexis, "SmallerNumberFirst", "school w/25 liab! w/10 injur!",
     "school w/25 (liab* w/10 injur*)"},
    {Syntax::nexis, "HelpExample", "school W/25 liab! AND rugby OR football OR game W/10 injur!",
     "school w/25 liab* AND (rugby OR football OR game) w/10 injur*"},
    {Syntax::nexis, "AndNotIsWeakest", "bankrupt! w/25 discharg! and not student or college",
     "bankrupt* w/25 discharg* AND NOT (student OR college)"},
    {Syntax::nexis, "AndInBrackets", "education! w/5 (loan and scholarship)",
     "education* w/5 loan AND education* w/5 scholarship"},
    {Syntax::nexis, "SideBySideIsAPhrase", "land trust and ohio", "\"land trust\" AND ohio"},
    {Syntax::nexis, "PhraseWithWildcard", "business loss! w/10 tax deduction",
     "business pre/1 loss* w/10 \"tax deduction\""},
    {Syntax::nexis, "NotWithin", "rico NOT W/5 puerto", "rico NOT w/5 puerto"},
    {Syntax::nexis, "Sentence", "trump w/s putin w/p iran", "trump w/s putin w/p iran"},
    {Syntax::nexis, "ParagraphAfterSentence", "trump w/p putin w/s iran",
     "trump w/p (putin w/s iran)"},
    {Syntax::nexis, "OneLetter", "w*man", nullptr, "at least 2 characters"},
    {Syntax::nexis, "OneLetterLater", "advis*r", "advis?r"},
    {Syntax::nexis, "OneLetterAtTheEnd", "bank*", nullptr, "\"bank*\" of nexis has no equal"},
    {Syntax::nexis, "AllCaps", "allcaps(aid or who)", "caps(AID) OR caps(WHO)"},
    {Syntax::nexis, "NoCaps", "nocaps(AID)", "caps(aid)"},
    {Syntax::nexis, "Caps", "caps(aid)", nullptr, "\"caps\" of nexis has no equal"},
    {Syntax::nexis, "Segment", "marvin w/seg marvin", nullptr, "\"w/seg\" of nexis has no equal"},
    {Syntax::nexis, "Headline", "headline(iran) and byline(john smith)",
     "in:title iran AND byline:\"john smith\""},
    {Syntax::nexis, "Publication", "publication(new york times or guardian)",
     "source:\"new york times\" OR source:\"guardian\""},
    {Syntax::nexis, "Length", "iran and length(>500)", "iran AND words:501.."},
    {Syntax::nexis, "DateRange", "date(geq (20250601) and leq (20250616))",
     "date:2025-06-01..2025-06-16"},
    {Syntax::nexis, "DateAmerican", "date(aft 6/12/2025)", "date:2025-06-13.."},
    {Syntax::nexis, "Geographic", "geographic(iran)", nullptr, "\"geographic\" of nexis"},
    {Syntax::nexis, "UnknownSegment", "foo(iran)", nullptr, "nexis has no field \"foo\""},
    {Syntax::nexis, "TooFar", "a w/300 b", nullptr, "beyond 255 words"},
    {Syntax::nexis, "Missing", "iran and", nullptr, "missing at the end"},
    {Syntax::nexis, "Unclosed", "(iran", nullptr, "not closed"},
    {Syntax::nexis, "Unopened", "iran)", nullptr, "no opening one"},
    {Syntax::nexis, "Nothing", "", "*"},
});

constexpr auto kFactivaRows = std::to_array<Row>({
    {Syntax::factiva, "AndBindsTighterThanOr", "a or b and c", "a OR (b AND c)"},
    {Syntax::factiva, "HelpExample", "bill clinton or gore and george bush",
     "\"bill clinton\" OR (gore AND \"george bush\")"},
    {Syntax::factiva, "LeadAndLength", "hlp=iran and wc>300", "in:lead iran AND words:301.."},
    {Syntax::factiva, "LengthFrom", "wc>=300", "words:300.."},
    {Syntax::factiva, "Adjacent", "world cup adj5 rugby", "\"world cup\" pre/5 rugby"},
    {Syntax::factiva, "AdjacentWithoutNumber", "carrefour adj retail", "carrefour pre/1 retail"},
    {Syntax::factiva, "WithinKeepsTheOrder", "president w/2 bush", "president pre/2 bush"},
    {Syntax::factiva, "Near", "carrefour near5 retail sales", "carrefour w/5 \"retail sales\""},
    {Syntax::factiva, "SlashNear", "boeing 747/N30/british airways",
     "\"boeing 747\" w/30 \"british airways\""},
    {Syntax::factiva, "Same", "vodafone same telecommunications",
     "vodafone w/p telecommunications"},
    {Syntax::factiva, "First", "toyota/F50/", nullptr, "\"/f50/\" of factiva has no equal"},
    {Syntax::factiva, "Not", "wireless not cellular and phone",
     "wireless AND NOT cellular AND phone"},
    {Syntax::factiva, "AtLeast", "atleast5 microsoft and ibm", "atleast5(microsoft) AND ibm"},
    {Syntax::factiva, "SquareBrackets", "releases and [university or courses]",
     "releases AND (university OR courses)"},
    {Syntax::factiva, "AnyEnding", "engineer$ or chariot*", "engineer* OR chariot*"},
    {Syntax::factiva, "CountedEnding", "engineer$3", nullptr, "\"engineer$3\" of factiva"},
    {Syntax::factiva, "OneLetter", "globali?ation", "globali?ation"},
    {Syntax::factiva, "Author", "by=smith", "byline:\"smith\""},
    {Syntax::factiva, "Codes", "re=iran and oil", nullptr, "\"re\" of factiva has no equal"},
    {Syntax::factiva, "UnknownField", "zz=iran", nullptr, "factiva has no field \"zz\""},
    {Syntax::factiva, "Dates", "oil and date from 20250601 to 20250616",
     "oil AND date:2025-06-01..2025-06-16"},
    {Syntax::factiva, "DateAfter", "date after 20250612", "date:2025-06-13.."},
    {Syntax::factiva, "BadDate", "closing and date and (bid or bids)", nullptr, "range of dates"},
    {Syntax::factiva, "OperatorsInQuotes", "\"peas and carrots\"", "\"peas and carrots\""},
    {Syntax::factiva, "TooFar", "a near500 b", nullptr, "beyond 255 words"},
});

constexpr auto kProquestRows = std::to_array<Row>({
    {Syntax::proquest, "TitleNear", "ti(\"iran\") NEAR/5 deal", nullptr, "one zone"},
    {Syntax::proquest, "TitleAndNear", "ti(iran NEAR/5 deal)", "in:title iran w/5 deal"},
    {Syntax::proquest, "AndBindsTighterThanOr", "a or b and c", "a OR (b AND c)"},
    {Syntax::proquest, "NotIsWeakest", "a NOT b OR c", "a AND NOT (b OR c)"},
    {Syntax::proquest, "PreBindsTighterThanNear", "a near/3 b pre/2 c", "a w/3 (b pre/2 c)"},
    {Syntax::proquest, "UsualReach", "a NEAR b", "a w/4 b"},
    {Syntax::proquest, "UsualOrderedReach", "a PRE b", "a pre/4 b"},
    {Syntax::proquest, "ShortForms", "a N/3 b P/2 c", "a w/3 (b pre/2 c)"},
    {Syntax::proquest, "SideBySideIsAnd", "advertising campaigns", "advertising AND campaigns"},
    {Syntax::proquest, "Phrase", "\"advertising campaigns\"", "\"advertising campaigns\""},
    {Syntax::proquest, "Ending", "educat*", "educat*"},
    {Syntax::proquest, "Inside", "colo*r", "colo*r"},
    {Syntax::proquest, "LimitedEnding", "nutr[*5]", nullptr, "\"nutr[*5]\" of proquest"},
    {Syntax::proquest, "OneLetter", "mari?uana", "mari?uana"},
    {Syntax::proquest, "OneLetterAtTheEnd", "watche?", nullptr, "\"watche?\" of proquest"},
    {Syntax::proquest, "Author", "au(smith) AND pub(new york times)",
     "byline:\"smith\" AND source:\"new york times\""},
    {Syntax::proquest, "Years", "yr(2024-2025)", "date:2024-01-01..2025-12-31"},
    {Syntax::proquest, "Dates", "pd(20250601-20250616)", "date:2025-06-01..2025-06-16"},
    {Syntax::proquest, "Abstract", "ab(iran)", nullptr, "\"ab\" of proquest has no equal"},
    {Syntax::proquest, "Linked", "a LNK b", nullptr, "\"lnk\" of proquest has no equal"},
    {Syntax::proquest, "ColonIsText", "at 10:30", "at AND \"10:30\""},
});

class Foreign : public testing::TestWithParam<Row> {};

TEST_P(Foreign, IsReadAsOurs) {
  const Row& row = GetParam();
  const ParseOptions options{.today = Day{}, .syntax = row.syntax};
  if (row.ours == nullptr) {
    try {
      FAIL() << "read as " << to_string(parse(row.typed, options).root);
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr(row.message));
    }
    return;
  }
  const Parsed parsed = parse(row.typed, options);
  EXPECT_EQ(to_string(parsed.root), row.ours);
  EXPECT_EQ(parse(row.ours, {}).root, parsed.root) << "what is printed is our own language";
  EXPECT_THAT(parsed.hints.back(), HasSubstr(row.ours));
}

const auto kRowName = [](const auto& row) { return std::string(row.param.name); };
INSTANTIATE_TEST_SUITE_P(Nexis, Foreign, testing::ValuesIn(kNexisRows), kRowName);
INSTANTIATE_TEST_SUITE_P(Factiva, Foreign, testing::ValuesIn(kFactivaRows), kRowName);
INSTANTIATE_TEST_SUITE_P(Proquest, Foreign, testing::ValuesIn(kProquestRows), kRowName);

TEST(ForeignQueries, OfAnyPartsAreReadIntoOursOrRefused) {
  constexpr auto kParts = std::to_array<std::string_view>({"iran",
                                                           "talk!",
                                                           "wom*n",
                                                           "deal",
                                                           "and",
                                                           "or",
                                                           "not",
                                                           "and not",
                                                           "w/5",
                                                           "pre/3",
                                                           "near5",
                                                           "near/4",
                                                           "w/s",
                                                           "w/p",
                                                           "same",
                                                           "adj",
                                                           "(",
                                                           ")",
                                                           "\"peace talks\"",
                                                           "\"",
                                                           "hlead(",
                                                           "hlp=",
                                                           "ti(",
                                                           "atleast2(",
                                                           "atleast2",
                                                           "wc>300",
                                                           "length(>5)",
                                                           "date",
                                                           "from",
                                                           "to",
                                                           "20250612",
                                                           "publication(",
                                                           "by=",
                                                           "-x",
                                                           "a:b",
                                                           "AND",
                                                           "?",
                                                           "*",
                                                           "$",
                                                           "/n5/",
                                                           "é",
                                                           "北京",
                                                           "[",
                                                           "]"});
  std::mt19937 random(7);
  int read = 0;
  for (int i = 0; i < 30'000; ++i) {
    std::string typed;
    for (std::size_t k = 1 + random() % 9; k > 0; --k) {
      typed.append(kParts[random() % kParts.size()]).append(random() % 8 == 0 ? "" : " ");
    }
    const auto syntax = static_cast<Syntax>(1 + i % 3);
    Node root;
    try {
      root = parse(typed, {.today = Day{}, .syntax = syntax}).root;
    } catch (const InputError&) {
      continue;
    }
    ++read;
    ASSERT_EQ(parse(to_string(root), {}).root, root) << typed << "\n" << to_string(root);
  }
  EXPECT_GT(read, 3000);
}

}  // namespace
}  // namespace newsdex::query
