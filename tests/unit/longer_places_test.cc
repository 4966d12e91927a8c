// Places of whose names the tables know only a part.

#include "common/entities/longer_places.h"

#include <algorithm>
#include <array>
#include <ostream>

#include <gtest/gtest.h>

#include "common/entities/country.h"
#include "common/entities/tables.h"
#include "common/entities/tagged_places.h"
#include "tests/unit/entities_cut.h"

namespace newsdex {
namespace {

/// A text in which the tagger takes some words for a place.
struct Row {
  const char* name;
  const char* text;
  std::size_t first;
  std::size_t last;
  const char* places;
  const char* countries;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << '"' << row.text << '"';
}

constexpr auto kRows = std::to_array<Row>({
    {"Complement", "A fire in San Francisco de Yojoa.", 3, 6, "san_francisco_de_yojoa", "-"},
    {"Article", "A fire in La Florida.", 3, 4, "la_florida", "-"},
    {"IsComplement", "A fire in the Gulf of California.", 4, 6, "gulf_of_california", "-"},
    {"Street", "A fire in Boston Road.", 3, 4, "boston_road", "-"},
    {"Island", "A fire on the Ottawa Islands.", 4, 5, "ottawa_islands", "CA"},
    {"LakeOfACountry", "A fire on Lake Nicaragua.", 3, 4, "lake_nicaragua", "NI"},
    {"Direction", "A fire in Southern Canada.", 3, 4, "-", "CA"},
    {"Epoch", "A fire in Nazi Germany.", 3, 4, "-", "DE"},
    {"District", "A fire in the State of Kuwait.", 4, 6, "-", "KW"},
    {"WholeName", "A fire in Boston.", 3, 3, "boston_us", "US"},
    {"TwoPlaces", "A fire in Boston Chicago.", 3, 4, "boston_us chicago_us", "US"},
    {"Hyphen", "A fire in Xorl-Boston.", 3, 4, "boston_us", "US"},
});

class LongerPlace : public testing::TestWithParam<Row> {};

TEST_P(LongerPlace, StandsForThePartThatTheTablesKnow) {
  const Row& row = GetParam();
  const entities::Tables& tables = entities::tables();
  const Cut cut(row.text);
  const std::vector<bool> nobody(cut.words.size());
  const std::vector<entities::tagger::TaggedSpan> tagged{
      {row.first, row.last, entities::tagger::SpanKind::location, 90}};
  const auto longer = entities::find_longer_places(cut.words, cut.names, tagged);
  auto [countries, places, regions, ambiguous] =
      entities::find_countries(cut.words, cut.names, {}, nobody, longer, tables);
  entities::add_tagged_places(cut.words, cut.names, {}, nobody, tagged, longer, tables, places);
  EXPECT_EQ(values(places), row.places);
  EXPECT_EQ(values(countries), row.countries);
}

INSTANTIATE_TEST_SUITE_P(Rows, LongerPlace, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(LongerPlaces, TakeASureTagger) {
  const Cut cut("A fire in San Francisco de Yojoa.");
  using enum entities::tagger::SpanKind;
  const auto words_inside = [&](const entities::tagger::TaggedSpan& span) {
    const std::vector<bool> inside =
        entities::find_longer_places(cut.words, cut.names, {span}).is_inside;
    return std::count(inside.begin(), inside.end(), true);
  };
  EXPECT_EQ(words_inside({3, 6, location, 90}), 4);
  EXPECT_EQ(words_inside({3, 6, location, 70}), 0);
  EXPECT_EQ(words_inside({3, 6, person, 90}), 0);
}

}  // namespace
}  // namespace newsdex
