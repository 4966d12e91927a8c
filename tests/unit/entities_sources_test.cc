#include <gtest/gtest.h>

#include "tests/unit/entities_article.h"

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
    {"Wire", "LONDON (Reuters) - Shares fell.", "reuters wire: Reuters)", "reuters"},
    {"WireAlone", "(AP) — Shares fell.", "associated_press wire: AP)", "associated_press"},
    {"InAnInterview", "He spoke in an interview with Fox News.",
     "fox_news interview: an interview with Fox News", "fox_news"},
    {"OrdinaryWord", "It is ripe, Time reported.", "time report: Time reported", "time"},
    {"OrdinaryWordAlone", "Time will tell. People wait. The Hill rose.", "-", "-"},
    {"UnknownOutlet", "He told the Springwell Gazette so.",
     "springwell_gazette interview: told the Springwell Gazette", "springwell_gazette"},
    {"MereMention", "He sued the New York Times.", "-", "new_york_times"},
    {"OwnBusiness", "Reuters reported its profit fell.", "-", "reuters"},
    {"Spanish", "Según El País, cayó.", "el_pais report: Según El País", "el_pais", "es"},
    {"SpanishTold", "Lo dijo a la agencia EFE.", "efe interview: dijo a la agencia EFE", "efe",
     "es"},
    {"French", "Selon le journal Le Monde, il est parti.",
     "le_monde report: Selon le journal Le Monde", "le_monde", "fr"},
    {"FrenchTold", "Il a déclaré à l’AFP.", "agence_france-presse interview: déclaré à l’AFP",
     "agence_france-presse", "fr"},
    {"German", "Das berichtete der Spiegel am Montag.",
     "der_spiegel report: berichtete der Spiegel", "der_spiegel", "de"},
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

struct Org {
  const char* name;
  const char* text;
  const char* orgs;
};

std::ostream& operator<<(std::ostream& out, const Org& c) { return out << '"' << c.text << '"'; }

constexpr auto kOrgs = std::to_array<Org>({
    {"Alias", "The U.N. and NATO met.", "nato united_nations"},
    {"Company", "Shares of Borrel Systems Inc rose.", "borrel_systems_inc"},
    {"University", "She left the University of Wexholm.", "university_of_wexholm"},
    {"Ministry", "The Russian Foreign Ministry denied it.", "russian_foreign_ministry"},
    {"GenericIsNoName", "The Supreme Court and the Foreign Ministry met.", "-"},
    {"Acronym", "The Anti-Corruption Bureau (ACB) won. ACB officials left.",
     "anti-corruption_bureau"},
    {"CompanyWithPossessive", "She ate at McDonald’s with McDonald.", "mcdonalds"},
    {"SurnameOfACompany", "Michael Dell spoke.", "-"},
});

class OrgText : public testing::TestWithParam<Org> {};

TEST_P(OrgText, NamesTheseOrganisations) {
  EXPECT_EQ(values(labels_of(body_only(GetParam().text)).orgs), GetParam().orgs);
}

INSTANTIATE_TEST_SUITE_P(Rules, OrgText, testing::ValuesIn(kOrgs),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex
