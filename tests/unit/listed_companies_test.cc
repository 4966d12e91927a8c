// Companies told by their share codes. The names are nobody's.

#include "common/entities/listed_companies.h"

#include <gtest/gtest.h>

#include "common/entities/tables.h"
#include "common/text/positions.h"
#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

using enum entities::tagger::SpanKind;

struct Case {
  const char* name;
  const char* text;
  const char* mentions;  // "[words=company]…"
  std::vector<entities::tagger::TaggedSpan> tagged = {};
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

class Listed : public testing::TestWithParam<Case> {};

TEST_P(Listed, AreThese) {
  const Article article = body_only(GetParam().text);
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  const entities::Tables& tables = entities::tables();
  const entities::Words words = entities::read_words(article, tokens, tables.lexicon);
  const entities::Names names = entities::find_names(words, tables);
  std::string found;
  for (const auto& mention : entities::find_listed(words, names, GetParam().tagged)) {
    found.append("[").append(words.surface(mention.first, mention.last)).append("=");
    found.append(words.surface(mention.name_first, mention.name_last)).append("]");
  }
  EXPECT_EQ(found, GetParam().mentions);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Listed,
    testing::Values(
        Case{"Code", "They sold Xan Yorrip XYR.N today.", "[Xan Yorrip=Xan Yorrip]"},
        Case{"InBrackets", "They sold Xan Yorrip Inc. ( XYR.L ) today.",
             "[Xan Yorrip Inc=Xan Yorrip Inc]"},
        Case{"OneLetter", "They sold Yorrip Corp Y.N today.", "[Yorrip Corp=Yorrip Corp]"},
        Case{"ClassOfShare", "They sold Xan Yorrip XYRa.DE today.", "[Xan Yorrip=Xan Yorrip]"},
        Case{"Ampersand", "They sold Xorl & Yorrip XYR.N today.", "[Xorl & Yorrip=Xorl & Yorrip]"},
        Case{"Initials", "They sold D.R. Yorrip DRY.N today.", "[D.R. Yorrip=D.R. Yorrip]"},
        Case{"Everywhere", "They sold Xan Yorrip Inc XYR.N today. Now Xan Yorrip rose.",
             "[Xan Yorrip Inc=Xan Yorrip Inc][Xan Yorrip=Xan Yorrip Inc]"},
        Case{"Beginning", "They sold Xan Yorrip Systems XYR.N. Now Xan Yorrip rose.",
             "[Xan Yorrip Systems=Xan Yorrip Systems][Xan Yorrip=Xan Yorrip Systems]"},
        Case{"LongerName", "They sold Xan Yorrip Xorlo XYR.N. Now Xan Yorrip Porro rose.",
             "[Xan Yorrip Xorlo=Xan Yorrip Xorlo]"},
        Case{"BeginningOfTwo",
             "They sold Xan Yorrip XYR.N and Xan Porrop XP.N. Xan rose.",
             "[Xan Yorrip=Xan Yorrip][Xan Porrop=Xan Porrop]",
             {{11, 11, person, 90}}},
        Case{"TaggedBeginning",
             "They sold Yorrip Systems XYR.N. Yorrip rose.",
             "[Yorrip Systems=Yorrip Systems][Yorrip=Yorrip Systems]",
             {{6, 6, location, 90}}},
        Case{"TaggerKnowsTheBeginning",
             "They left. Rival Xan Yorrip XYR.N rose.",
             "[Xan Yorrip=Xan Yorrip]",
             {{3, 4, person, 90}}},
        Case{"CodeAsAWord", "They sold Xan Yorrip XYR.N today. Now XYR rose.",
             "[Xan Yorrip=Xan Yorrip][XYR=Xan Yorrip]"},
        Case{"OrdinaryWords", "They sold Limited Brands LTD.N today. Limited rose.",
             "[Limited Brands=Limited Brands]"},
        Case{"Nation", "They sold U.S. Brands USB.N today.", "[U.S. Brands=U.S. Brands]"},
        Case{"NoName", "They sold it, XYR.N rose.", ""},
        Case{"BehindAComma", "Xan Yorrip, of the XYR.N board, left.", ""},
        Case{"Owner", "They sold Anna Carter's Yorrip Inc XYR.N today.", "[Yorrip Inc=Yorrip Inc]"},
        Case{"OfTheTables", "They sold Deutsche Bank DBKGn.DE today.", ""},
        Case{"LegalFormAlone", "They sold Inc XYR.N today.", ""},
        Case{"Initial", "It was George W. Bush who left Yorrip.", ""},
        Case{"EndOfSentence", "She saw Anna Carter.Then she left.", ""}),
    [](const auto& row) { return std::string{row.param.name}; });

}  // namespace
}  // namespace newsdex
