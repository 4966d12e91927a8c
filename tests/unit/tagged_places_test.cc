// Places that only the tagger knows.

#include "common/entities/tagged_places.h"

#include <gtest/gtest.h>

#include "common/entities/tables.h"
#include "tests/unit/entities_cut.h"

namespace newsdex {
namespace {

using enum entities::tagger::SpanKind;

/// The places that spans of words come to in a text, beside `places`.
std::vector<Label> places_of(const std::string& text,
                             const std::vector<entities::tagger::TaggedSpan>& tagged,
                             const std::vector<entities::OrgSpan>& orgs = {},
                             std::vector<Label> places = {},
                             const std::vector<std::size_t>& persons = {}) {
  const entities::Tables& tables = entities::tables();
  const Cut cut(text);
  std::vector<bool> is_person(cut.words.size(), false);
  for (const std::size_t word : persons) is_person[word] = true;
  const auto longer = entities::find_longer_places(cut.words, cut.names, tagged);
  entities::add_tagged_places(cut.words, cut.names, orgs, is_person, tagged, longer, tables,
                              places);
  return places;
}

TEST(TaggedPlaces, AreThoseOfWhichTheTaggerIsSure) {
  const std::string text = "They left Xorl Bay for Yorrville.";
  const std::vector<Label> places = places_of(text, {{2, 3, location, 90}, {5, 5, location, 40}});
  ASSERT_EQ(values(places), "xorl_bay");
  EXPECT_EQ(places.front().label, "Xorl Bay");
  EXPECT_EQ(places.front().country, "");
  ASSERT_EQ(places.front().evidence.size(), 1U);
  const Evidence& evidence = places.front().evidence.front();
  EXPECT_EQ(text.substr(evidence.begin, evidence.end - evidence.begin), "Xorl Bay");
  EXPECT_EQ(evidence.finder, Finder::model);
  EXPECT_EQ(evidence.confidence, 90);
}

TEST(TaggedPlaces, AreLocationsOnly) {
  EXPECT_EQ(values(places_of("They left Xorl Bay.", {{2, 3, organisation, 90}})), "-");
}

// The tagger cuts the place off that an airport is called after.
TEST(TaggedPlaces, CallAnAirportByItsWholeName) {
  const auto airport_of = [](const std::string& text, std::size_t first, std::size_t last) {
    return values(places_of(text, {{first, last, location, 90}}));
  };
  EXPECT_EQ(airport_of("They left Xorl International Airport.", 3, 4),
            "xorl_international_airport");
  EXPECT_EQ(airport_of("They left El Paso International Airport.", 4, 5),
            "el_paso_international_airport");
  EXPECT_EQ(airport_of("They left Xorl/Yorr Airport.", 4, 4), "xorl/yorr_airport");
  EXPECT_EQ(airport_of("On Monday International Airport opened.", 2, 3), "-");
  EXPECT_EQ(airport_of("They left its International Airport.", 3, 4), "-");
  EXPECT_EQ(airport_of("They left Central Park.", 2, 3), "central_park") << "one of its name";
}

TEST(TaggedPlaces, LeaveWhatTablesAndOrganisationsSay) {
  EXPECT_EQ(values(places_of("They left Norway.", {{2, 2, location, 90}})), "-");
  EXPECT_EQ(values(places_of("So Virginia voted.", {{1, 1, location, 90}})), "-");
  EXPECT_EQ(values(places_of("They sold XYR.AX shares.", {{2, 3, location, 90}})), "-");
  EXPECT_EQ(
      values(places_of("They left Xorl Bay.", {{2, 3, location, 90}}, {{.first = 3, .last = 3}})),
      "-");
}

/// How many words the doubtful name has that a span brings into a text.
std::size_t doubtful_words(const std::string& text, const entities::tagger::TaggedSpan& span) {
  const Cut cut(text);
  const auto doubtful =
      entities::with_doubtful_places(cut.words, cut.names, {span}, entities::tables());
  if (!doubtful) return 0;
  EXPECT_EQ(doubtful->matches.size(), cut.names.matches.size() + 1);
  const entities::Match* match = doubtful->find(span.first);
  return match == nullptr ? 0 : match->last - match->first + 1;
}

TEST(TaggedPlaces, TellThatADoubtfulNameIsAPlace) {
  const std::string text = "Singapore, Sydney and Tokyo fell.";
  EXPECT_EQ(doubtful_words(text, {1, 1, location, 90}), 1U);
  EXPECT_EQ(doubtful_words(text, {1, 1, location, 70}), 0U) << "not sure";
  EXPECT_EQ(doubtful_words(text, {1, 1, person, 90}), 0U);
  EXPECT_EQ(doubtful_words(text, {0, 0, location, 90}), 0U) << "known without";
  EXPECT_EQ(doubtful_words("Sydney Harbour fell.", {0, 1, location, 90}), 0U) << "of another name";
  EXPECT_EQ(doubtful_words("Xorl fell.", {0, 0, location, 90}), 0U) << "of no table";
}

TEST(TaggedPlaces, LeaveBearersOfTheName) {
  const std::string text = "Xan Yorr left Xorl Bay. Yorr rested.";
  const std::vector<entities::tagger::TaggedSpan> tagged{{3, 4, location, 90},
                                                         {5, 5, location, 90}};
  EXPECT_EQ(values(places_of(text, tagged, {}, {}, {0, 1})), "xorl_bay");
  EXPECT_EQ(values(places_of(text, tagged)), "xorl_bay yorr");
  const entities::OrgSpan company{.first = 0, .last = 1, .is_listed = true};
  EXPECT_EQ(values(places_of("Yorr Lines left. Yorr rested.", {{3, 3, location, 90}}, {company})),
            "-");
}

TEST(TaggedPlaces, AreShownAsTheStoryWritesThem) {
  const std::string text = "XORL BAY, Yorland. They left Xorl Bay.";
  const std::vector<Label> places = places_of(text, {{0, 1, location, 90}, {5, 6, location, 90}});
  ASSERT_EQ(values(places), "xorl_bay");
  EXPECT_EQ(places.front().label, "Xorl Bay");
}

TEST(TaggedPlaces, StandInTheOrderOfLabels) {
  std::vector<Label> known(2);
  known[0].value = "b";
  known[0].mentions = 2;
  known[1].value = "y";
  known[1].mentions = 1;
  const std::vector<Label> places = places_of(
      "Xorl, Xorl and Xorl lie near Yett.",
      {{0, 0, location, 90}, {1, 1, location, 90}, {3, 3, location, 90}, {6, 6, location, 90}}, {},
      known);
  std::string order;
  for (const Label& place : places) order += place.value + ' ';
  EXPECT_EQ(order, "xorl b y yett ");
}

}  // namespace
}  // namespace newsdex
