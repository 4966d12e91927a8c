// The queries of the seed articles, as they are read.

#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "tests/unit/query_rows.h"

namespace newsdex::query {
namespace {

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

class SeedQuery : public testing::TestWithParam<Row> {};

TEST_P(SeedQuery, IsPrintedAndReadsBack) { expect_reading(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Seeds, SeedQuery, testing::ValuesIn(kSeeds), kRowName);

TEST(SeedQueries, HaveARowUnlessThisVersionRefusesThem) {
  const std::filesystem::path path =
      std::filesystem::path(NEWSDEX_SHARED_DIR) / "seeds" / "queries.tsv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
  std::set<std::string> known;
  for (const Row& row : kSeeds) known.insert(row.typed);
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::string query = line.substr(0, line.find('\t'));
    if (known.contains(query)) continue;
    EXPECT_THROW((void)read(query), InputError) << query;
  }
}

}  // namespace
}  // namespace newsdex::query
