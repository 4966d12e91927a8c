// Sources without a name.

#include <gtest/gtest.h>

#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

struct Row {
  const char* name;
  const char* text;
  const char* expected;  ///< "description <outlet> mentions", separated by "; "
  const char* language = "en";
};

class Unnamed : public testing::TestWithParam<Row> {};

TEST_P(Unnamed, AreDescribedAsTheTextDoes) {
  std::string found;
  for (const Label& label : labels_of(body_only(GetParam().text, GetParam().language)).unnamed) {
    found += (found.empty() ? "" : "; ") + label.label + " <" + label.kind + "> " +
             std::to_string(label.mentions);
  }
  EXPECT_EQ(found, GetParam().expected);
}

constexpr Row kRows[] = {
    {"Subject", "An Arab official said the talks went well.", "An Arab official <> 1"},
    {"ToldAnOutlet", "An Arab official told The Wall Street Journal that talks went well.",
     "An Arab official <The Wall Street Journal> 1"},
    {"TakenUp", "An Arab official said little. The official added that talks went well.",
     "An Arab official <> 2"},
    {"Cited", "Talks went well, according to two officials familiar with the matter.",
     "two officials familiar with the matter <> 1"},
    {"Citing", "Reuters reported, citing unnamed diplomats, that talks went well.",
     "unnamed diplomats <Reuters> 1"},
    {"Inverted", "Talks went well, said a senior aide.", "a senior aide <> 1"},
    {"They", "Several witnesses said the bridge fell.\nThey said it was old.",
     "Several witnesses <> 2"},
    {"Remark", "Diplomats who have seen the draft said it was short.",
     "Diplomats who have seen the draft <> 1"},
    {"BetweenCommas", "A diplomat, who asked not to be named, said it was short.",
     "A diplomat <> 1"},
    {"AudienceIsNone", "Angela Merkel told reporters that she had told aides to go.", ""},
    {"ToldOfficialsIsNone", "Tehran has told Arab officials that it is ready.", ""},
    {"WereToldIsNone", "Several officials were told to leave.", ""},
    {"TitleIsNone", "A spokesman, John Miller, said so; spokeswoman Jane Miller said no.", ""},
    {"AppositionIsNone", "John Miller, a senior official, said so.", ""},
    {"SilenceIsNone", "Israeli officials have little incentive to stop.", ""},
    {"TheFirstTimeIsNone", "The president said so.", ""},
    {"Spanish", "Fuentes cercanas al Gobierno dijeron que no.", "Fuentes cercanas al Gobierno <> 1",
     "es"},
    {"SpanishAccording", "Según fuentes diplomáticas, no habrá acuerdo.",
     "fuentes diplomáticas <> 1", "es"},
    {"French", "Des sources proches du dossier ont confirmé la vente.",
     "Des sources proches du dossier <> 1", "fr"},
    {"German", "„Nein“, teilte eine Sprecherin mit.", "eine Sprecherin <> 1", "de"},
    {"GermanCircles", "Laut Regierungskreisen wird es teuer.", "Regierungskreisen <> 1", "de"},
    {"Italian", "Fonti vicine al governo riferiscono di un rinvio.", "Fonti vicine al governo <> 1",
     "it"},
    {"Portuguese", "Fontes próximas do governo garantem que sim.",
     "Fontes próximas do governo <> 1", "pt"},
    {"Dutch", "Bronnen binnen het kabinet melden dat er een akkoord is.",
     "Bronnen binnen het kabinet <> 1", "nl"},
    {"DutchDayBehind", "Nee, zei een woordvoerder van het ministerie woensdag.",
     "een woordvoerder van het ministerie <> 1", "nl"},
    {"SpanishTitleIsNone", "El ministro José Manuel Albares dijo que no.", "", "es"},
    {"InsideSpeechIsNone", "“Some officials said so to me once,” Angela Merkel said.", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, Unnamed, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex
