#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/entities/dictionary.h"
#include "common/entities/tables.h"

namespace newsdex::entities {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  const char* test;
  FieldId field;
  const char* name;
  std::vector<std::string> values;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.name << '"'; }

const std::vector<Case> kCases = {
    {"CountryName", FieldId::country, "iran", {"IR"}},
    {"CountryCode", FieldId::country, "ir", {"IR"}},
    {"CountryDemonym", FieldId::country, "IRANIAN", {"IR"}},
    {"CountryAbbreviation", FieldId::country, "U.S.", {"US"}},
    {"CountryWithArticle", FieldId::country, "the United States", {"US"}},
    {"CountryInSpanish", FieldId::country, "alemania", {"DE"}},
    {"CountryAmbiguous", FieldId::country, "Congolese", {"CD", "CG"}},
    {"CountryFormer", FieldId::country, "Soviet Union", {"SUHH"}},
    {"CountryIsNoRegion", FieldId::country, "Arab", {}},
    {"CountryUnknown", FieldId::country, "Ruritania", {}},
    {"About", FieldId::about, "Iran", {"IR"}},
    {"Region", FieldId::region, "Middle East", {"middle_east"}},
    {"RegionAdjective", FieldId::region, "arab", {"arab"}},
    {"Person", FieldId::person, "donald trump", {"donald_trump"}},
    {"PersonAlias", FieldId::person, "Donald J. Trump", {"donald_trump"}},
    {"PersonBySurname", FieldId::person, "Trump", {"donald_trump"}},
    {"PersonBySurnameOfMany", FieldId::person, "Smith", {}},
    {"PersonBySurnameSpelledOtherwise", FieldId::person, "Gadhafi", {"muammar_gaddafi"}},
    {"PersonBySurnameInOtherLetters", FieldId::person, "Путин", {"vladimir_putin"}},
    {"Org", FieldId::org, "IDF", {"israel_defense_forces"}},
    {"OrgThatIsAnOutlet", FieldId::org, "wsj", {"wall_street_journal"}},
    {"OrgInSpanish", FieldId::org, "Comisión Europea", {"european_commission"}},
    {"PlaceInGerman", FieldId::place, "Moskau", {"moscow_ru"}},
    {"PlaceInItalian", FieldId::place, "ginevra", {"geneva_ch"}},
    {"PlaceByItsOldName", FieldId::place, "Kiev", {"kyiv_ua"}},
    {"PlaceThatIsNoFirstCapital", FieldId::place, "Den Haag", {"the_hague_nl"}},
    {"Cited", FieldId::cited, "The Wall Street Journal", {"wall_street_journal"}},
    {"CitedOrdinaryWord", FieldId::cited, "Time", {"time"}},
    {"Source", FieldId::source, "the guardian", {"guardian"}},
    {"FieldWithoutTable", FieldId::section, "Iran", {}},
    {"Empty", FieldId::country, "", {}},
};

class DictionaryName : public testing::TestWithParam<Case> {};

TEST_P(DictionaryName, MeansTheseValues) {
  EXPECT_EQ(values_of(GetParam().field, GetParam().name), GetParam().values);
}

INSTANTIATE_TEST_SUITE_P(Names, DictionaryName, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Dictionary, LabelsOfValues) {
  EXPECT_EQ(label_of(FieldId::country, "IR"), "Iran");
  EXPECT_EQ(label_of(FieldId::region, "arab"), "Arab world");
  EXPECT_EQ(label_of(FieldId::person, "donald_trump"), "Donald Trump");
  EXPECT_EQ(label_of(FieldId::cited, "wall_street_journal"), "The Wall Street Journal");
  EXPECT_EQ(label_of(FieldId::place, "geneva_ch"), "Geneva");
  EXPECT_EQ(label_of(FieldId::person, "nobody"), "");
}

TEST(Dictionary, OutletsByName) {
  const auto outlet = find_outlet("WSJ");
  ASSERT_TRUE(outlet);
  EXPECT_EQ(outlet->value, "wall_street_journal");
  EXPECT_EQ(outlet->country, "US");
  EXPECT_EQ(outlet->domain, "wsj.com");
  EXPECT_FALSE(find_outlet("The Nowhere Gazette"));
}

TEST(Dictionary, OutletsByHost) {
  EXPECT_EQ(find_outlet_by_host("www.wsj.com").value().value, "wall_street_journal");
  EXPECT_EQ(find_outlet_by_host("WSJ.com:443").value().value, "wall_street_journal");
  EXPECT_EQ(find_outlet_by_host("news.bbc.co.uk").value().value, "bbc");
  EXPECT_EQ(find_outlet_by_host("www.bbc.com").value().value, "bbc");
  EXPECT_EQ(find_outlet_by_host("bbc.com").value().domain, "bbc.co.uk");
  EXPECT_EQ(find_outlet_by_host("g1.globo.com").value().label, "G1");
  EXPECT_EQ(find_outlet_by_host("oglobo.globo.com").value().label, "O Globo");
  EXPECT_FALSE(find_outlet_by_host("notwsj.com"));
  EXPECT_FALSE(find_outlet_by_host("notactuallycnn.com"));
  EXPECT_FALSE(find_outlet_by_host("cnn.com.evil.example"));
  EXPECT_FALSE(find_outlet_by_host(""));
  EXPECT_FALSE(find_outlet_by_host("..."));
}

/// The rows of an entry's kind.
std::set<std::uint32_t> rows_of(std::string_view name, EntryKind kind) {
  std::set<std::uint32_t> rows;
  for (const Entry& entry : tables().names.meanings(name, tables().lexicon)) {
    if (entry.kind == kind) rows.insert(entry.row);
  }
  return rows;
}

// A word that names somebody alone gives every article with that word to him.
TEST(Dictionary, AWordAloneNamesOnePerson) {
  const Tables& known = tables();
  for (const auto& [value, row] : known.persons) {
    for (const std::string& word : known.things[row].surnames) {
      const std::uint32_t* person = known.surnames.find(hash_of_word(word));
      ASSERT_NE(person, nullptr) << word;
      EXPECT_EQ(known.things[*person].value, value) << word;
    }
  }
}

TEST(Dictionary, AWordAloneIsNoOtherName) {
  const Tables& known = tables();
  for (const auto& [value, row] : known.persons) {
    for (const std::string& word : known.things[row].surnames) {
      for (const Entry& entry : known.names.meanings(word, known.lexicon)) {
        const bool is_elsewhere = entry.usage != Usage::anywhere || !entry.language.empty();
        const bool is_owner = entry.possessives != 0;  // "Kohl's"
        EXPECT_TRUE(entry.kind == EntryKind::person || is_elsewhere || is_owner)
            << word << " of " << value;
      }
    }
  }
}

TEST(Dictionary, ANameIsOnePersons) {
  const Tables& known = tables();
  for (const auto& [value, row] : known.persons) {
    EXPECT_THAT(rows_of(known.things[row].label, EntryKind::person), testing::SizeIs(1)) << value;
  }
}

// Else a city has two values, of which a search finds one.
TEST(Dictionary, ANameIsOnePlaceOfACountry) {
  const Tables& known = tables();
  for (const Thing& thing : known.things) {
    std::set<std::string> values;
    for (const Entry& entry : known.names.meanings(thing.label, known.lexicon)) {
      const bool is_city = entry.kind == EntryKind::place || entry.kind == EntryKind::capital;
      const Thing& place = known.things[entry.row];
      if (is_city && place.country == thing.country) values.insert(place.value);
    }
    EXPECT_LE(values.size(), 1U) << testing::PrintToString(values);
  }
}

// What is shown is read apart from the tables that find it.
TEST(Dictionary, ShowsEveryValueAsTheTablesNameIt) {
  const Tables& known = tables();
  const std::vector<std::pair<FieldId, const std::unordered_map<std::string, std::uint32_t>*>>
      fields{{FieldId::person, &known.persons},
             {FieldId::country, &known.countries},
             {FieldId::region, &known.regions},
             {FieldId::source, &known.orgs},
             {FieldId::place, &known.places}};
  for (const auto& [field, values] : fields) {
    EXPECT_GE(values->size(), 40U);
    for (const auto& [value, row] : *values) {
      EXPECT_EQ(label_of(field, value), known.things[row].label) << value;
    }
  }
}

/// The values that a name has in tables, of the kinds of one group.
std::set<std::string> values_in(const Tables& known, std::string_view name,
                                const std::vector<EntryKind>& kinds) {
  std::set<std::string> values;
  for (const Entry& entry : known.names.meanings(name, known.lexicon)) {
    const bool is_wanted = std::find(kinds.begin(), kinds.end(), entry.kind) != kinds.end();
    if (is_wanted) values.insert(known.things[entry.row].value);
  }
  return values;
}

struct GroupCase {
  const char* test;
  NameGroup group;
  std::vector<EntryKind> kinds;
  std::unordered_map<std::string, std::uint32_t> Tables::*values;
};

std::ostream& operator<<(std::ostream& out, const GroupCase& c) { return out << c.test; }

const std::vector<GroupCase> kGroups = {
    {"Countries", NameGroup::countries, {EntryKind::country}, &Tables::countries},
    {"Places",
     NameGroup::places,
     {EntryKind::place, EntryKind::state, EntryKind::capital},
     &Tables::places},
    {"Regions", NameGroup::regions, {EntryKind::region}, &Tables::regions},
    {"Organisations",
     NameGroup::organisations,
     {EntryKind::organisation, EntryKind::outlet},
     &Tables::orgs},
    {"Persons", NameGroup::persons, {EntryKind::person}, &Tables::persons},
};

class GroupOfNames : public testing::TestWithParam<GroupCase> {};

TEST_P(GroupOfNames, MeansWhatAllTablesMean) {
  const auto& [test, group, kinds, values] = GetParam();
  const Tables& part = names_of(group);
  EXPECT_EQ((part.*values).size(), (tables().*values).size());
  for (const Thing& thing : tables().things) {
    EXPECT_EQ(values_in(part, thing.label, kinds), values_in(tables(), thing.label, kinds))
        << thing.label;
  }
}

INSTANTIATE_TEST_SUITE_P(Names, GroupOfNames, testing::ValuesIn(kGroups),
                         [](const auto& each) { return std::string(each.param.test); });

}  // namespace
}  // namespace newsdex::entities
