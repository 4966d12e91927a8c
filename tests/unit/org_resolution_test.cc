// Short names of organisations: what each means in its article.

#include "common/entities/org_resolution.h"

#include <gtest/gtest.h>

#include "common/entities/tables.h"
#include "common/text/positions.h"
#include "tests/unit/entities_article.h"

namespace newsdex::entities {
namespace {

/// The values of the organisations of a text, in order. [Brackets] hold what the tagger takes for
/// one.
std::string organisations(std::string_view marked) {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> ranges;  // bytes
  for (const char c : marked) {
    if (c == '[') {
      ranges.emplace_back(text.size(), 0);
    } else if (c == ']') {
      ranges.back().second = text.size();
    } else {
      text += c;
    }
  }
  const Article article = body_only(text);
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  const Words words = read_words(article, tokens, tables().lexicon);
  std::vector<tagger::TaggedSpan> tagged;
  for (const auto& [begin, end] : ranges) {
    tagger::TaggedSpan span{words.size(), 0, tagger::SpanKind::organisation, 90};
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].token.begin < begin || words[i].token.end > end) continue;
      span.first = std::min(span.first, i);
      span.last = i;
    }
    tagged.push_back(span);
  }
  std::string values;
  const Names names = find_names(words, tables());
  for (const OrgSpan& org : find_organisations(words, names, tagged, tables())) {
    values += (values.empty() ? "" : " ") + org.value;
  }
  return values.empty() ? "-" : values;
}

TEST(Acronyms, OfMeasuresAndProductsAreNoOrganisations) {
  EXPECT_EQ(organisations("The [CPI] rose; [GNP] did not, nor did the [CPI] again."), "-");
  EXPECT_EQ(organisations("A super [PAC] paid. It is a super [PAC]."), "-");
  EXPECT_EQ(organisations("The [Xorl PAC] paid. The [Xorl PAC] paid again."), "xorl_pac xorl_pac");
  EXPECT_EQ(organisations("Its [AAA] rating was lost, the last [AAA] of all."), "-");
  EXPECT_EQ(organisations("The American Automobile Association counts. [AAA] said so."),
            "american_automobile_association american_automobile_association");
  EXPECT_EQ(organisations("The [Central Planning Institute] (CPI) met; the CPI is large."),
            "central_planning_institute central_planning_institute central_planning_institute");
}

TEST(Acronyms, OfCommonNounsAndSharesAndWordsInCapitalsAreNoOrganisations) {
  EXPECT_EQ(organisations("They study variable renewable energy ([VRE]). Then [VRE] fell."), "-");
  EXPECT_EQ(organisations("Xorl Rail Estates ([XRE]) met. Then [XRE] fell."), "xre xre");
  EXPECT_EQ(organisations("Many left. FBI and WHO stayed."), "fbi world_health_organization");
  EXPECT_EQ(organisations("Shares ([XORL].N) and [ZELL].TO fell."), "-");
  EXPECT_EQ(organisations("Many left. XAN YORRO, WHO DROVE, stayed."), "-");
  EXPECT_EQ(organisations("Many left. The WHO stayed."), "world_health_organization");
}

TEST(Acronyms, MeanWhatTheArticleSpellsOut) {
  const std::string_view table = "pakistan_peoples_party";
  EXPECT_EQ(organisations("The PPP left."), table);
  EXPECT_EQ(organisations("The Xorl Pension Program pays. The PPP left."), table);
  EXPECT_EQ(organisations("The Pension Payment Program pays. The PPP left."), "-");
  EXPECT_EQ(organisations("The Pension Payment Program pays the Pakistan Peoples Party. PPP left."),
            "pakistan_peoples_party pakistan_peoples_party");
  EXPECT_EQ(organisations("The Peoples Progress Plan failed. The PPP left."), table)
      << "perhaps another spelling of it";
  EXPECT_EQ(organisations("The First Improved Fig Array met FIFA."), "fifa")
      << "which the tables do not spell out";
}

TEST(Companies, AreMentionedByTheFirstWordOfTheirNames) {
  const auto count = [](std::string_view text, std::string_view value) {
    const std::string values = ' ' + organisations(text) + ' ';
    const std::string word = ' ' + std::string(value) + ' ';
    std::size_t found = 0;
    for (std::size_t at = values.find(word); at != std::string::npos;
         at = values.find(word, at + 1))
      ++found;
    return found;
  };
  EXPECT_EQ(count("Oracle Corp rose. They met Oracle. Oracle said no.", "oracle_corporation"), 3U);
  EXPECT_EQ(count("[Borrel Grun Inc] rose. They met Borrel there.", "borrel_grun_inc") +
                count("[Borrel Grun Inc] rose. They met Borrel there.", "borrel_grun"),
            2U);
  EXPECT_EQ(count("Target Corp rose. Target prices fell.", "target_corporation"), 1U)
      << "a word that opens a sentence";
  EXPECT_EQ(count("Target Corp rose. They met at Target Hall.", "target_corporation"), 1U)
      << "inside another name";
  EXPECT_EQ(count("General Motors Corp rose. The General left.", "general_motors"), 1U);
  EXPECT_EQ(
      count("Delta Air Lines Inc met Delta Widget Corp. They met Delta there.", "delta_air_lines"),
      1U)
      << "which of the two";
  EXPECT_EQ(count("Oracle Corp rose (ORACLE.N).", "oracle_corporation"), 1U) << "a share code";
}

struct Case {
  const char* name;
  const char* text;
  const char* values;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

constexpr auto kCases = std::to_array<Case>({
    {"OfATable", "[Ford] rose. Ford Motor Co makes cars, and [Ford] sells them.",
     "ford_motor ford_motor ford_motor"},
    {"OfTheTagger", "[Borrel Grun] rose. Later [Borrel] fell, and [Borrel] closed.",
     "borrel_grun borrel_grun borrel_grun"},
    {"Alone", "[Borrel] rose. Later [Borrel] fell.", "borrel borrel"},
    {"OfTwo", "[Borrel Grun] met [Borrel Zell]. Then [Borrel] left, and [Borrel] fell.",
     "borrel_grun borrel_zell borrel borrel"},
    {"WhatManyAreCalled", "The [House] met the House Yorro Committee. Then the [House] voted.",
     "house house_yorro_committee house"},
    {"EndOfSeveralWords",
     "The [Borrel Grun Bank] rose. The [Grun Bank] fell and [Grun Bank] closed.",
     "borrel_grun_bank borrel_grun_bank borrel_grun_bank"},
    {"EndBehindAnotherName",
     "The [Borrel Grun Bank] rose. The Zell [Grun Bank] of Oslo, [Grun Bank].",
     "borrel_grun_bank grun_bank borrel_grun_bank"},
    {"EndIsNoBeginning", "[Borrel Grun] rose. Later [Grun] fell, and [Grun] closed.",
     "borrel_grun grun grun"},
    {"BothParties", "The [Senate] met. Republicans left and Democrats stayed in the [Senate].",
     "us_senate us_senate"},
    {"OneParty", "The [Senate] met. Republicans left and others stayed in the [Senate].",
     "senate senate"},
    {"MembersOfBothParties",
     "The [Senate] met. A Republican left and the Democratic leader stayed in the [Senate].",
     "us_senate us_senate"},
    {"NoParty", "The [Senate] met in Manila. The [Senate] voted.", "senate senate"},
    {"SenateOfAState",
     "The [Texas Senate] met. Republicans left and Democrats stayed in the [Senate]. The [Senate] "
     "voted.",
     "texas_senate senate senate"},
    {"CongressOfTheOneCountryNamed",
     "The U.S. president wrote to [Congress]. Then [Congress] voted.", "us_congress us_congress"},
    {"CongressOfOneOfTwo",
     "The U.S. president wrote to Peru, where [Congress] met. Then [Congress] voted.",
     "congress congress"},
    {"CongressOfNoCountry", "They wrote to [Congress]. Then [Congress] voted.",
     "congress congress"},
    {"SenateOfTheOneCountryNamed",
     "The White House wrote to the [Senate]. Then the [Senate] voted.", "us_senate us_senate"},
    {"SenateOfOneOfTwo",
     "The U.S. president wrote to Italy, where the [Senate] met. Then the [Senate] voted.",
     "senate senate"},
    {"SenateOfAParty",
     "The U.S. has a Republican Senate. Then the [Senate] voted, and the [Senate] closed.",
     "republican_senate us_senate us_senate"},
    {"BodyInFull",
     "The U.S. Supreme Court met. The [Supreme Court] ruled, and the [Supreme Court] closed.",
     "us_supreme_court us_supreme_court us_supreme_court"},
    {"LegalFormOfACommonWord", "Shares of [News Corp] fell.", "news_corp"},
    {"LegalFormOfACommonWordOfNoTable", "[National Corp] fell. Later [National Corp] rose.",
     "national_corp national_corp"},
    {"NationThatTheTaggerLeavesOut", "Then the American [Grun Institute] met.",
     "american_grun_institute"},
    {"PlaceThatTheTaggerLeavesOut", "Then the China [Borrel Bank] met.", "china_borrel_bank"},
    {"PlaceThatTheTaggerLabelsApart", "Then the [Grun Bank of] Norway met.", "grun_bank_of_norway"},
    {"CountryOfABody", "Then the U.S. [Grun Bureau] met.", "grun_bureau"},
    {"LegalFormAlone", "Shares of [Inc] fell, and [Inc] rose.", "-"},
});

class ShortName : public testing::TestWithParam<Case> {};

TEST_P(ShortName, MeansTheOneThatItShortens) {
  EXPECT_EQ(organisations(GetParam().text), GetParam().values);
}

INSTANTIATE_TEST_SUITE_P(Rules, ShortName, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex::entities
