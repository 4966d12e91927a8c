#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>

#include "common/entities/aboutness.h"
#include "common/entities/entities.h"
#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

struct Case {
  const char* name;
  const char* sentence;
  const char* countries;  // `-` for none
  const char* ambiguous = "-";
  const char* regions = "-";
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << '"' << c.sentence << '"';
}

constexpr auto kCases = std::to_array<Case>({
    {"GeorgiaByItsCapital", "Georgia’s parliament in Tbilisi voted.", "GE"},
    {"GeorgiaByItsCity", "Georgia governor Brian Kemp spoke in Atlanta.", "US"},
    {"GeorgiaAlone", "Georgia voted.", "-", "georgia"},
    {"StateBehindAPlace", "They live in Huron, SD.", "US"},
    {"StateWhoseLettersAreExplained",
     "The Solid Donkeys (SD) won. It was so in Oslo, SD told them.", "NO"},
    {"Possessive", "Jordan’s king flew home.", "JO"},
    {"PeoplesRepublic", "The People’s Republic of China signed it.", "CN"},
    {"PeoplesRepublicPlainly", "The People's Republic of China met the Republic of China.",
     "CN TW"},
    {"DemocraticPeoplesRepublic", "The Democratic People’s Republic of Korea signed it.", "KP"},
    {"SurnameJordan", "Michael Jordan scored 40.", "-"},
    {"SurnameJordanLater", "Michael Jordan scored 40. Jordan smiled.", "-"},
    {"OldSpelling", "Turkey’s Erdogan spoke.", "TR"},
    {"NewSpelling", "Türkiye’s Erdoğan spoke.", "TR"},
    {"LowerCaseIsNoName", "The Thanksgiving turkey burned.", "-"},
    {"Chad", "Chad’s army advanced.", "TD"},
    {"SurnameBradford", "Ann Bradford left. The Bradford family stayed.", "-"},
    {"SurnameOfTheDead", "Ann Bradford died. They wept over Bradford's death.", "-"},
    {"WordBehindA", "They wore a Batman mask.", "-"},
    {"WordBehindAInItsCountry", "They wore a Batman mask in Ankara.", "TR"},
    {"TownBehindA", "They told a Houston judge and one from Texas.", "US"},
    {"SurnameAndTown", "Ann Bradford left. Her family stayed in Bradford.", "GB"},
    {"FirstNameChad", "Chad Wolf resigned over hanging chads.", "-"},
    {"Niger", "Niger’s junta expelled him.", "NE"},
    {"GuineaPig", "A guinea pig escaped.", "-"},
    {"Congolese", "The Congolese team lost.", "-", "congolese"},
    {"CongoleseByCapital", "The Congolese team lost in Kinshasa.", "CD"},
    {"Capitals", "Pyongyang warned Seoul.", "KP KR"},
    {"Korean", "A Korean film won.", "-", "korean"},
    {"WashingtonActs", "Washington refrains from joining the strikes.", "US"},
    {"University", "George Washington University rose in the ranking.", "-"},
    {"Seats", "The Kremlin denied it; Downing Street did not.", "GB RU"},
    {"BrusselsActs", "Brussels proposed new EU rules.", "-", "-", "eu"},
    {"BrusselsIsAPlace", "They met in Brussels.", "BE"},
    {"PlaceAndNames", "Talks in Geneva between Iran and the U.S.", "CH IR US"},
    {"IslamicRepublic", "The Islamic Republic reeled.", "IR"},
    {"Dominican", "The Dominican president spoke.", "-", "dominican"},
    {"DominicanBesideBoth",
     "Dominica and the Dominican Republic met in Santo Domingo. Dominican engineers came.", "DM DO",
     "dominican"},
    {"Dominica", "Dominica’s president spoke.", "DM"},
    {"Compounds", "US-led, U.S.-backed, pro-Iranian, Israeli-Palestinian.", "IL IR PS US"},
    {"Pronoun", "They told us it was in order.", "-"},
    {"CityAndState", "New Mexico, New Jersey, Paris, Texas.", "US"},
    {"ParisHilton", "Paris Hilton ate Brazil nuts in a china shop.", "-"},
    {"CubanCrisis", "The Cuban missile crisis.", "CU"},
    {"Indian", "Indian officials.", "IN"},
    {"SovietUnion", "The Soviet Union collapsed.", "SUHH"},
    {"Kosovo", "Kosovo’s premier.", "XK"},
    {"Territories", "Hong Kong police; Taiwan’s navy; the Palestinian Authority.", "HK PS TW"},
    {"Regions", "An Arab official in the Middle East.", "-", "-", "arab middle_east"},
    {"Languages", "He speaks Turkish and Dutch.", "-"},
    {"OtherLanguage", "She spoke fluent French.", "-"},
    {"NationAndOrganisation", "The IDF said so.", "-"},
    {"Airline", "British Airways cancelled flights.", "-"},
    {"PublicBody", "The U.S. Army sent help.", "US"},
    {"Headline", "IRAN AND RUSSIA SIGN A TREATY", "IR RU"},
});

class CountrySentence : public testing::TestWithParam<Case> {};

TEST_P(CountrySentence, NamesTheseCountries) {
  const Labels labels = labels_of(body_only(GetParam().sentence));
  EXPECT_EQ(values(labels.countries), GetParam().countries);
  EXPECT_EQ(values(labels.ambiguous), GetParam().ambiguous);
  if (std::string_view(GetParam().regions) != "-") {
    EXPECT_EQ(values(labels.regions), GetParam().regions);
  }
}

INSTANTIATE_TEST_SUITE_P(Semantics, CountrySentence, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Country, SentencesOfTheSharedTableNameExactlyTheirCountries) {
  const auto path =
      std::filesystem::path(NEWSDEX_SHARED_DIR) / "data/entities/country-sentences.tsv";
  std::ifstream in(path);
  if (!in) GTEST_SKIP() << "no sentences at " << path;
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos);
    std::istringstream codes(line.substr(0, tab));
    std::vector<std::string> expected(std::istream_iterator<std::string>(codes), {});
    std::sort(expected.begin(), expected.end());
    const Labels labels = labels_of(body_only(line.substr(tab + 1)));
    std::vector<std::string> found;
    for (const Label& country : labels.countries) found.push_back(country.value);
    std::sort(found.begin(), found.end());
    if (expected == std::vector<std::string>{"-"}) expected.clear();
    EXPECT_EQ(found, expected) << line.substr(tab + 1);
  }
}

TEST(Country, SentencesOfTheProjectNameExactlyTheirCountries) {
  std::ifstream in(std::filesystem::path(NEWSDEX_SOURCE_DIR) /
                   "tests/corpora/country_sentences.tsv");
  int sentences = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string codes;
    std::string language;
    std::string sentence;
    std::getline(fields, codes, '\t');
    std::getline(fields, language, '\t');
    std::getline(fields, sentence);
    EXPECT_EQ(values(labels_of(body_only(sentence, language)).countries), codes) << sentence;
    ++sentences;
  }
  EXPECT_GE(sentences, 100);
}

struct InLanguage {
  const char* name;
  const char* language;
  const char* sentence;
  const char* countries;
};

std::ostream& operator<<(std::ostream& out, const InLanguage& c) { return out << c.sentence; }

constexpr auto kLanguages = std::to_array<InLanguage>({
    {"SpanishTo", "es", "Viajaron a Batman.", "TR"},
    {"Spanish", "es", "El gobierno iraní habló con Alemania y con los franceses en Londres.",
     "DE FR GB IR"},
    {"French", "fr", "Le président américain s’est rendu en Allemagne et à Moscou.", "DE RU US"},
    {"German", "de", "Die iranische Regierung sprach mit Frankreich und den Amerikanern in Moskau.",
     "FR IR RU US"},
    {"GermanGenitive", "de", "Frankreichs Rede, der Rat Österreichs und der Beamte Moskaus.",
     "AT FR RU"},
    {"GenitiveOnlyInGerman", "en", "The frankreichs and Moskaus of it.", "-"},
    {"OnlyInItsLanguage", "en", "The suisse cheese and the inde market.", "-"},
});

class CountryLanguage : public testing::TestWithParam<InLanguage> {};

TEST_P(CountryLanguage, HasItsOwnNames) {
  const Article article = body_only(GetParam().sentence, GetParam().language);
  EXPECT_EQ(values(labels_of(article).countries), GetParam().countries);
}

INSTANTIATE_TEST_SUITE_P(Languages, CountryLanguage, testing::ValuesIn(kLanguages),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Country, PlaceLabelsCarryTheirCountry) {
  const Labels labels =
      labels_of(body_only("They met in Geneva. Police in London, Ontario, came."));
  EXPECT_EQ(values(labels.places), "geneva_ch london_ca ontario_ca");
  for (const Label& place : labels.places) {
    EXPECT_EQ(place.country, place.value == "geneva_ch" ? "CH" : "CA");
  }
}

TEST(Country, ImpliedByOrganisationIsNotCounted) {
  const Labels labels = labels_of(body_only("Israel struck. The IDF said so."));
  ASSERT_EQ(labels.countries.size(), 1U);
  EXPECT_EQ(labels.countries[0].mentions, 1U);
  EXPECT_EQ(labels.countries[0].evidence.size(), 2U);
}

TEST(Country, AboutWantsMoreThanOneLateMention) {
  std::string story = "Norway and Sweden agreed on a treaty. Norway wants it, and Sweden too. ";
  for (int i = 0; i < 60; ++i) story += "They talked about many things for a long time there. ";
  const Labels labels = labels_of(titled("Norway and Sweden agree", story + "He flew to Peru."));
  ASSERT_EQ(values(labels.countries), "NO PE SE");
  for (const Label& country : labels.countries) {
    EXPECT_EQ(country.about, country.value != "PE") << country.value;
    EXPECT_EQ(country.score >= 50, country.about) << country.value;
    EXPECT_LE(country.score, 99);
  }
}

TEST(Country, AboutScoreIsTheSumOfItsParts) {
  const Article article = titled("Norway wins", "Peru, Peru, Chad’s army and Norway. So it is.");
  const Labels labels = labels_of(article);
  ASSERT_EQ(labels.countries.size(), 3U);
  for (const Label& country : labels.countries) {
    double sum = 0;
    for (const auto& part : entities::about_parts(country, labels.countries, article)) {
      sum += part.points;
    }
    EXPECT_EQ(country.score, static_cast<int>(100 / (1 + std::exp(-sum)))) << country.value;
  }
}

TEST(Country, AboutDoesNotDependOnWhereParagraphsEnd) {
  const std::string first = "The mill is old. ";
  const std::string second = "Norway bought it from Sweden.";
  Article one = body_only(first + second);
  Article two = one;
  two.text[first.size() - 1] = '\n';
  const auto cut = static_cast<std::uint32_t>(first.size());
  two.zones = {{Zone::lead, 0, cut - 1}, {Zone::body, cut, one.zones[0].end}};
  const Labels a = labels_of(one);
  const Labels b = labels_of(two);
  ASSERT_EQ(a.countries.size(), b.countries.size());
  for (std::size_t i = 0; i < a.countries.size(); ++i) {
    EXPECT_EQ(a.countries[i].score, b.countries[i].score);
  }
}

}  // namespace
}  // namespace newsdex
