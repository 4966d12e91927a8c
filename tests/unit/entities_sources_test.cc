#include <gtest/gtest.h>

#include "common/entities/credit_lines.h"
#include "common/entities/organisation.h"
#include "common/text/positions.h"
#include "tests/unit/entities_cut.h"

namespace newsdex {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* cited;  // "value kind words" of the first one, `-` for none
  const char* orgs;   // values, `-` for none
  const char* language = "en";
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

constexpr auto kCases = std::to_array<Case>({
    {"AccordingTo", "It fell, according to The Wall Street Journal.",
     "wall_street_journal report: according to The Wall Street Journal", "wall_street_journal"},
    {"Told", "She told the WSJ so.", "wall_street_journal interview: told the WSJ",
     "wall_street_journal"},
    {"AskedBy", "When asked Sunday by ABC News’ Rachel Scott, he left.",
     "abc_news interview: asked Sunday by ABC News’ Rachel Scott", "abc_news"},
    {"Reported", "Reuters reported on Monday that it fell.", "reuters report: Reuters reported",
     "reuters"},
    {"ReportedFirst", "The New York Times first reported the plan.",
     "new_york_times report: The New York Times first reported", "new_york_times"},
    {"ReportedBy", "This was reported by the newspaper Le Monde.",
     "le_monde report: This was reported by the newspaper Le Monde", "le_monde"},
    {"Citing", "Interfax, citing officials, told more.", "interfax report: Interfax, citing",
     "interfax"},
    {"AgencySaid", "Xinhua said the storm hit.", "xinhua report: Xinhua said", "xinhua"},
    {"PaperSaid", "The Wall Street Journal said Acme was finalizing an order.",
     "wall_street_journal report: The Wall Street Journal said", "wall_street_journal"},
    {"PersonOfAnOutletsNameSaid", "Prime Minister Naoto Kan left. Kan said it was over.", "-", "-"},
    {"PaperSaidOfItself", "The New York Times said on Monday it would sell a hall.", "-",
     "new_york_times"},
    {"PaperSaidOfItsBusiness", "The New York Times said quarterly sales fell.", "-",
     "new_york_times"},
    {"OnItsWebSite", "Bloomberg reported on its Web site that it fell.",
     "bloomberg report: Bloomberg reported", "bloomberg"},
    {"WhatItIsBehindItsName", "It fell, Reuters news agency reports.",
     "reuters report: Reuters news agency reports", "reuters"},
    {"SaidOn", "It is over, he said on MSNBC.", "msnbc interview: said on MSNBC", "msnbc"},
    {"WroteIn", "It is over, she wrote in The New York Times.",
     "new_york_times report: wrote in The New York Times", "new_york_times"},
    {"Wire", "LONDON (Reuters) - Shares fell.", "reuters wire: Reuters)", "-"},
    {"WireAlone", "(AP) — Shares fell.", "associated_press wire: AP)", "-"},
    {"WireAndMention", "PARIS (AP) - He sued Reuters.", "associated_press wire: AP)", "reuters"},
    {"InAnInterview", "He spoke in an interview with Fox News.",
     "fox_news interview: an interview with Fox News", "fox_news"},
    {"OrdinaryWord", "It is ripe, Time reported.", "time report: Time reported", "time"},
    {"OrdinaryWordAlone", "Time will tell. People wait. The Hill rose.", "-", "-"},
    {"UnknownOutlet", "He told the Springwell Gazette so.",
     "springwell_gazette interview: told the Springwell Gazette", "springwell_gazette"},
    {"SignOff", "Shares fell on Monday. – Reuters", "reuters wire: Reuters", "-"},
    {"SignOffInBrackets", "Shares fell on Monday (AFP).", "agence_france-presse wire: AFP", "-"},
    {"DashBeforeAPaper", "A fine book. — The New York Times", "-", "new_york_times"},
    {"DashInsideASentence", "The agency – Reuters – is old.", "-", "reuters"},
    {"MereMention", "He sued the New York Times.", "-", "new_york_times"},
    {"OwnBusiness", "Reuters reported its profit fell.", "-", "reuters"},
    {"Spanish", "Según El País, cayó.", "el_pais report: Según El País", "el_pais", "es"},
    {"SpanishTold", "Lo dijo a la agencia EFE.", "efe interview: dijo a la agencia EFE", "efe",
     "es"},
    {"French", "Selon le journal Le Monde, il est parti.",
     "le_monde report: Selon le journal Le Monde", "le_monde", "fr"},
    {"FrenchTold", "Il a déclaré à l’AFP.", "agence_france-presse interview: déclaré à l’AFP",
     "agence_france-presse", "fr"},
    {"FrenchAgency", "Selon l’agence Interfax, il est parti.",
     "interfax report: Selon l’agence Interfax", "interfax", "fr"},
    {"GermanAgency", "Das meldete die Agentur Interfax am Montag.",
     "interfax report: meldete die Agentur Interfax", "interfax", "de"},
    {"GermanAccording", "Der Nachrichtenagentur Interfax zufolge fiel es.",
     "interfax report: Interfax zufolge", "interfax", "de"},
    {"Italian", "Secondo il quotidiano La Stampa, è caduto.",
     "la_stampa report: Secondo il quotidiano La Stampa", "la_stampa", "it"},
    {"Portuguese", "Segundo o jornal O Globo, caiu.", "o_globo report: Segundo o jornal O Globo",
     "o_globo", "pt"},
    {"Dutch", "Dat meldt de krant Het Parool.", "het_parool report: meldt de krant Het Parool",
     "het_parool", "nl"},
    {"German", "Das berichtete der Spiegel am Montag.",
     "der_spiegel report: berichtete der Spiegel", "der_spiegel", "de"},
    {"GermanInMarks", "Wie die „Süddeutsche Zeitung“ berichtet, fiel es.",
     "suddeutsche_zeitung report: Süddeutsche Zeitung“ berichtet", "suddeutsche_zeitung", "de"},
    {"GermanVerbBeforeMarks", "Am Montag berichtete der „Spiegel“ davon.",
     "der_spiegel report: berichtete der „Spiegel", "der_spiegel", "de"},
    {"GermanToldByName", "Das sagte Serap Güler dem Deutschlandfunk.",
     "deutschlandfunk interview: sagte Serap Güler dem Deutschlandfunk", "deutschlandfunk", "de"},
    {"GermanToldFeminine", "Das sagte Serap Güler der Süddeutschen Zeitung.",
     "suddeutsche_zeitung interview: sagte Serap Güler der Süddeutschen Zeitung",
     "suddeutsche_zeitung", "de"},
    {"GermanToldAtTheEnd", "Wie Serap Güler dem „Spiegel“ sagte, fiel es.",
     "der_spiegel interview: dem „Spiegel“ sagte", "der_spiegel", "de"},
    {"GermanFeminineInMarks", "Das sagte Serap Güler der „Zeit“ am Montag.",
     "die_zeit interview: sagte Serap Güler der „Zeit", "die_zeit", "de"},
    {"SpanishInMarks", "Según «El País», cayó.", "el_pais report: Según «El País", "el_pais", "es"},
    {"SpanishToldByName", "No, dijo José Manuel Albares a El País.",
     "el_pais interview: dijo José Manuel Albares a El País", "el_pais", "es"},
    {"SpanishMarkWithStop", "Madrid (EFE).- Las bolsas cayeron.", "efe wire: EFE)", "-", "es"},
    {"FrenchInMarks", "Selon « Le Monde », il est parti.", "le_monde report: Selon « Le Monde",
     "le_monde", "fr"},
    {"FrenchArticleInPreposition", "C’est faux, a déclaré Anne Hidalgo au Monde.",
     "le_monde interview: déclaré Anne Hidalgo au Monde", "le_monde", "fr"},
    {"FrenchToAnOrdinaryWorld", "Il a dit adieu au Monde des affaires.", "-", "-", "fr"},
    {"ItalianInMarks", "Secondo il «Corriere della Sera» è caduto.",
     "corriere_della_sera report: Secondo il «Corriere della Sera", "corriere_della_sera", "it"},
    {"ItalianArticleInPreposition", "È falso, ha detto Elly Schlein alla Stampa.",
     "la_stampa interview: detto Elly Schlein alla Stampa", "la_stampa", "it"},
    {"ItalianMark", "ROMA (ANSA) - La borsa è caduta.", "ansa wire: ANSA)", "-", "it"},
    {"PortugueseMark", "LISBOA (Lusa) – A bolsa caiu.", "lusa wire: Lusa)", "-", "pt"},
    {"PortugueseTold", "Não, disse Fernando Haddad à Folha de S.Paulo.",
     "folha_de_spaulo interview: disse Fernando Haddad à Folha de S.Paulo", "folha_de_spaulo",
     "pt"},
    {"DutchInMarks", "Volgens ‘De Telegraaf’ viel het.",
     "de_telegraaf report: Volgens ‘De Telegraaf", "de_telegraaf", "nl"},
    {"DutchToldAtTheEnd", "Zoals Mark Rutte tegen de NOS zei, viel het.",
     "nos interview: tegen de NOS zei", "nos", "nl"},
    {"DutchTold", "Nee, zei Mark Rutte tegen De Telegraaf.",
     "de_telegraaf interview: zei Mark Rutte tegen De Telegraaf", "de_telegraaf", "nl"},
    {"MentionBehindAPreposition", "El juez multó a El País.", "-", "el_pais", "es"},
    {"GermanTold", "„Nein“, sagte er der Süddeutschen Zeitung und der Bild-Zeitung.",
     "suddeutsche_zeitung interview: sagte er der Süddeutschen Zeitung", "bild suddeutsche_zeitung",
     "de"},
});

class SourceText : public testing::TestWithParam<Case> {};

TEST_P(SourceText, CitesThisOutlet) {
  const Article article = body_only(GetParam().text, GetParam().language);
  const Labels labels = labels_of(article);
  std::string cited = "-";
  if (!labels.cited.empty()) {
    const Label& first = labels.cited.front();
    const Evidence& e = first.evidence.at(0);
    EXPECT_EQ(e.kind, MentionKind::attribution);
    cited = first.value + ' ' + first.kind + ": " + article.text.substr(e.begin, e.end - e.begin);
  }
  EXPECT_EQ(cited, GetParam().cited);
  EXPECT_EQ(values(labels.orgs), GetParam().orgs);
}

INSTANTIATE_TEST_SUITE_P(Rules, SourceText, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Sources, TitlePrefixNamesTheSource) {
  const Labels labels = labels_of(titled("WSJ: Iran signals", "Talks go on."));
  ASSERT_EQ(values(labels.cited), "wall_street_journal");
  EXPECT_EQ(labels.cited[0].evidence[0].begin, 0U);
  EXPECT_EQ(labels.cited[0].evidence[0].end, 4U);
}

TEST(Sources, PaperThatTheTitleIsAboutIsNotCited) {
  const std::string_view body = "The New York Times said Jo Smith would leave.";
  EXPECT_EQ(values(labels_of(titled("New York Times editor leaves", body)).cited), "-");
  EXPECT_EQ(values(labels_of(titled("Editor leaves New York Times", body)).cited),
            "new_york_times");
}

/// A story and a line of credits behind it.
Article with_credit(std::string_view line, Zone zone = Zone::credit) {
  Article article = body_only("It rained.");
  const auto begin = static_cast<std::uint32_t>(article.text.size() + 1);
  article.text.append("\n").append(line);
  article.zones.push_back({zone, begin, static_cast<std::uint32_t>(article.text.size())});
  return article;
}

TEST(Sources, ContributorsAreCitedWithoutMentions) {
  const Article article =
      with_credit("Jo Smith of The Associated Press contributed to this report.");
  const Labels labels = labels_of(article);
  ASSERT_EQ(values(labels.cited), "associated_press");
  EXPECT_EQ(labels.cited[0].kind, "wire");
  EXPECT_EQ(labels.cited[0].mentions, 0U);
  const Evidence& e = labels.cited[0].evidence.at(0);
  EXPECT_EQ(e.zone, Zone::credit);
  EXPECT_EQ(article.text.substr(e.begin, e.end - e.begin), "Associated Press");
  EXPECT_EQ(values(labels_of(with_credit("Photo: Jo Smith/AP")).cited), "-");
}

struct Origin {
  const char* name;
  const char* line;
  const char* origin;
};

std::ostream& operator<<(std::ostream& out, const Origin& c) { return out << '"' << c.line << '"'; }

constexpr auto kOrigins = std::to_array<Origin>({
    {"OnAnOutlet", "This article was originally published on Grist.", "Grist"},
    {"InAnOutlet", "This story first appeared in the Wall Street Journal on May 2.",
     "The Wall Street Journal"},
    {"UnknownSite", "Republished from Wexholm Review with permission.", "Wexholm Review"},
    {"Host", "Originally published at www.reuters.com.", "Reuters"},
    {"OnADate", "This article was first published on April 5, 2019.", ""},
    {"InAnotherSentence", "He said this article was originally published on Grist.", ""},
    {"SourceOfAnOutlet", "Source: Xinhua", "Xinhua"},
    {"SourceOfNobody", "Source: our own calculations", ""},
});

class OriginLine : public testing::TestWithParam<Origin> {};

TEST_P(OriginLine, NamesWhereTheCopyIsFrom) {
  EXPECT_EQ(entities::find_origin(with_credit(GetParam().line, Zone::boilerplate)),
            GetParam().origin);
}

INSTANTIATE_TEST_SUITE_P(Rules, OriginLine, testing::ValuesIn(kOrigins),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Sources, ManyShortLinesTakeLinearTime) {
  std::string lines;
  for (int i = 0; i < 500000; ++i) lines += "a\n";
  for (int i = 0; i < 20000; ++i) lines += "This article was published\n";
  const Article article = with_credit(lines, Zone::boilerplate);
  EXPECT_EQ(entities::find_origin(article), "");  // ends soon, or ctest stops it
  EXPECT_TRUE(entities::find_contributors(article).empty());
}

struct Org {
  const char* name;
  const char* text;
  const char* orgs;
};

std::ostream& operator<<(std::ostream& out, const Org& c) { return out << '"' << c.text << '"'; }

constexpr auto kOrgs = std::to_array<Org>({
    {"Alias", "The U.N. and NATO met.", "nato united_nations"},
    {"Company", "Shares of Borrel Systems Inc rose.", "borrel_systems"},
    {"University", "She left the University of Wexholm.", "university_of_wexholm"},
    {"Ministry", "The Russian Foreign Ministry denied it.", "russian_foreign_ministry"},
    {"MinistryIsNoPaper", "The Ministry of Foreign Affairs and the Minister for Labour met.",
     "ministry_of_foreign_affairs"},
    {"Title", "CFO and CEO met. The CFO spoke, the CFO left.", "-"},
    {"Ratio", "Its EBIT and its EPS rose. EPS fell, EBIT rose.", "-"},
    {"Acronym", "The Anti-Corruption Bureau (ACB) won. ACB officials left.",
     "anti-corruption_bureau"},
    {"LegalFormIsNotPartOfTheValue", "Borrel Systems Inc rose. Later Borrel Systems fell.",
     "borrel_systems"},
    {"KnownCompanyWithLegalForm", "Shares of Microsoft Corp rose.", "microsoft"},
    {"AirlineOfACountry", "China Airlines fell.", "china_airlines"},
    {"PossessiveInside", "The People’s Bank of China and the People's Daily met the Bank of China.",
     "bank_of_china peoples_bank_of_china peoples_daily"},
    {"PossessiveThatIsNoPartOfIt",
     "Lloyd’s List asked Microsoft’s World Bank and China’s Central Television.",
     "central_television lloyds_list microsoft world_bank"},
    {"SurnameOfACompany", "Michael Dell spoke.", "-"},
    {"OrdinaryWordThatIsACompany", "Über die Folgen sprach niemand. Uber schwieg.", "uber"},
    {"OrdinaryWordIsNoCompany", "Über die Folgen sprach niemand.", "-"},
    {"ShareOfAClassIsNoName",
     "Borrel Systems Inc (BRLSa.N) rose. Later BRLSa.N fell, BRLSa.N said.", "borrel_systems"},
    {"ShareIsNoName", "Borrel Systems Inc (BRLS.N) rose. Later BRLS.N fell, BRLS.N said.",
     "borrel_systems"},
});

class OrgText : public testing::TestWithParam<Org> {};

TEST_P(OrgText, NamesTheseOrganisations) {
  EXPECT_EQ(values(labels_of(body_only(GetParam().text)).orgs), GetParam().orgs);
}

/// What rules and a tagger's spans, given as words, come to.
std::string joined_with(std::string_view text,
                        const std::vector<entities::tagger::TaggedSpan>& tagged) {
  const Cut cut(text);
  std::string values;
  for (const auto& org :
       entities::find_organisations(cut.words, cut.names, tagged, entities::tables())) {
    values += (values.empty() ? "" : " ") + org.value;
  }
  return values.empty() ? "-" : values;
}

TEST(Organisations, AreJoinedFromRulesAndTaggerInOnePlace) {
  using enum entities::tagger::SpanKind;
  const std::string text = "The Wexholm Trade Commission met NATO and Borrel Grun there.";
  EXPECT_EQ(joined_with(text, {}), "wexholm_trade_commission nato") << "a rule alone";
  EXPECT_EQ(joined_with(text, {{1, 3, organisation, 90}}), "wexholm_trade_commission nato");
  EXPECT_EQ(joined_with(text, {{1, 4, organisation, 90}}), "wexholm_trade_commission_met nato")
      << "the tagger's borders";
  EXPECT_EQ(joined_with(text, {{1, 4, organisation, 40}}), "wexholm_trade_commission nato");
  EXPECT_EQ(joined_with(text, {{2, 3, organisation, 90}}), "wexholm_trade_commission nato")
      << "a trade commission may be anybody's";
  EXPECT_EQ(joined_with(text, {{1, 3, location, 90}}), "wexholm_trade_commission nato");
  EXPECT_EQ(joined_with(text, {{7, 8, organisation, 90}}),
            "wexholm_trade_commission nato borrel_grun");
  EXPECT_EQ(joined_with(text, {{7, 8, organisation, 40}}), "wexholm_trade_commission nato")
      << "not sure";
  EXPECT_EQ(joined_with(text, {{7, 7, organisation, 60}}), "wexholm_trade_commission nato")
      << "one word, once";
  EXPECT_EQ(joined_with(text, {{7, 7, organisation, 90}}), "wexholm_trade_commission nato borrel")
      << "the same, surer";
  EXPECT_EQ(joined_with("Borrel rose. Then Borrel fell.",
                        {{0, 0, organisation, 60}, {3, 3, organisation, 60}}),
            "borrel borrel")
      << "one word, twice";
  EXPECT_EQ(joined_with("She ate at McDonald’s with McDonald.",
                        {{3, 3, organisation, 60}, {5, 5, organisation, 60}}),
            "mcdonalds")
      << "which is no second mention of a McDonald";
  EXPECT_EQ(joined_with("She met Smith there.", {{2, 2, organisation, 90}}), "-") << "a surname";
  EXPECT_EQ(joined_with("It has the TB there.", {{3, 3, organisation, 90}}), "-") << "too short";
}

TEST(Organisations, BodiesThatDoNotTellWhoseTheyAre) {
  using enum entities::tagger::SpanKind;
  EXPECT_EQ(joined_with("The Supreme Court met.", {}), "-") << "for the rules it may be anybody's";
  EXPECT_EQ(joined_with("The Supreme Court met.", {{1, 2, organisation, 75}}), "-") << "not sure";
  EXPECT_EQ(joined_with("The Supreme Court met.", {{1, 2, organisation, 90}}), "supreme_court");
  EXPECT_EQ(joined_with("The Kuwaiti National Assembly met. The National Assembly rose.",
                        {{6, 7, organisation, 90}}),
            "kuwaiti_national_assembly kuwaiti_national_assembly");
  EXPECT_EQ(joined_with("The Wexholm Space Agency met. So did the Agency and the Foundation.",
                        {{8, 8, organisation, 90}, {11, 11, organisation, 90}}),
            "wexholm_space_agency wexholm_space_agency")
      << "a head alone is the one that ends so, or nobody";
  EXPECT_EQ(
      joined_with("The Wexholm Space Agency and the Borrel Space Agency met. The Agency rose.",
                  {{11, 11, organisation, 90}}),
      "wexholm_space_agency borrel_space_agency")
      << "two";
  EXPECT_EQ(joined_with("The Supreme National Security Council met.", {}),
            "national_security_council");
  EXPECT_EQ(joined_with("The Supreme National Security Council met.", {{1, 4, organisation, 90}}),
            "supreme_national_security_council")
      << "not that of the tables";
}

INSTANTIATE_TEST_SUITE_P(Rules, OrgText, testing::ValuesIn(kOrgs),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex
