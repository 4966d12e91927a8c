// The tools that the model of names is trained with.

#include <iomanip>
#include <sstream>

#include <gtest/gtest.h>

#include "common/entities/train/corpora.h"
#include "common/entities/train/crf.h"
#include "common/entities/train/examples.h"
#include "common/entities/train/nested_places.h"
#include "common/entities/train/split.h"

namespace newsdex::training {
namespace {

std::string hex(std::string_view text) {
  std::ostringstream out;
  for (const std::uint8_t byte : md5(text)) {
    out << std::hex << std::setw(2) << std::setfill('0') << int{byte};
  }
  return out.str();
}

TEST(Md5, IsThatOfTheStandard) {  // RFC 1321, A.5
  EXPECT_EQ(hex(""), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(hex("12345678901234567890123456789012345678901234567890123456789012345678901234567890"),
            "57edf4a22be3c955ac49da2e2107b67a");
}

TEST(Split, IsTheRemainderOfTheWholeNumber) {
  // 0x900150983cd24fb0d6963f7d28e17f72 mod 5 and 0xd41d8cd98f00b204e9800998ecf8427e mod 5
  EXPECT_EQ(fifth_of("abc"), 0);
  EXPECT_EQ(fifth_of(""), 1);
}

struct Case {
  const char* spaced;
  const char* text;
};

TEST(Unspace, TakesOutTheBlanksOfATokenizer) {
  constexpr auto kRows = std::to_array<Case>({
      {"life - changing , she’ s", "life-changing, she’s"},
      {"the “ new ” law ( 2022 ) .", "the “new” law (2022)."},
      {"the M ā ori party", "the Māori party"},
      {"Covid - 19 cases", "Covid-19 cases"},
      {"a - b", "a-b"},
      {"plain words", "plain words"},
      {"the boys’ school", "the boys’ school"},
      {"Bernardo O’ Xorl left", "Bernardo O’Xorl left"},
      {"", ""},
      {" - ", " - "},
  });
  for (const auto& [spaced, text] : kRows) {
    const Unspaced unspaced = unspace(spaced);
    EXPECT_EQ(unspaced.text, text);
    EXPECT_EQ(unspaced.byte_of.size(), std::string_view(spaced).size() + 1);
    EXPECT_EQ(unspaced.byte_of.back(), unspaced.text.size());
  }
}

TEST(Reading, PutsSpansOnWordsAndStripsTitles) {
  LabelledArticle article{.id = "gmb-1", .text = "Then President Xan Yorro’s men left Iraq."};
  article.spans = {{5, 24, entities::tagger::SpanKind::person, true, false},
                   {38, 42, entities::tagger::SpanKind::other, false, true}};
  const Reading reading(article);
  ASSERT_EQ(reading.gold.size(), 2U);
  EXPECT_EQ(reading.words.surface(reading.gold[0].first, reading.gold[0].last), "Xan Yorro");
  EXPECT_EQ(reading.words.surface(reading.gold[1].first, reading.gold[1].last), "Iraq");
  EXPECT_EQ(reading.gold[1].kind, entities::tagger::SpanKind::location);
}

TEST(Reading, CutsNamesWhereTheTaggerMayNotGoOn) {
  using entities::tagger::SpanKind;
  LabelledArticle article{.id = "x", .text = "He left Xorl, Fiji for the Bank of Yorr."};
  article.spans = {{8, 18, SpanKind::location}, {27, 39, SpanKind::organisation}};
  const Reading reading(article);
  ASSERT_EQ(reading.gold.size(), 2U);
  std::vector<std::string_view> parts;
  for (const auto& part : reading.parts) {
    parts.push_back(reading.words.surface(part.first, part.last));
  }
  EXPECT_EQ(parts, (std::vector<std::string_view>{"Xorl", "Fiji", "Bank of Yorr"}));
  // What is cut is learnt, part by part.
  const auto keys = entities::tagger::word_keys(reading.words);
  const auto labels = labels_of(reading, entities::tagger::candidate_runs(reading.words, keys));
  const auto single =
      entities::tagger::label_of(SpanKind::location, entities::tagger::Part::single);
  EXPECT_EQ(labels[reading.parts[0].first], single);
  EXPECT_EQ(labels[reading.parts[1].first], single);
}

/// What becomes of an organisation, by its text: "ORG University of | LOC Norway".
std::string cut_of(const std::string& organisation) {
  using entities::tagger::SpanKind;
  LabelledArticle article{.id = "x", .text = "So the " + organisation + " said."};
  article.spans = {{7, 7 + organisation.size(), SpanKind::organisation}};
  const Reading reading(article);
  std::string cut;
  for (const auto& span : with_places_cut(reading.words, reading.gold)) {
    if (!cut.empty()) cut += " | ";
    cut += span.kind == SpanKind::organisation ? "ORG "
           : span.kind == SpanKind::location   ? "LOC "
                                               : "OTHER ";
    cut += reading.words.surface(span.first, span.last);
  }
  return cut;
}

TEST(WithPlacesCut, LabelsOrganisationsAsNewswireDoes) {
  EXPECT_EQ(cut_of("University of Norway"), "ORG University of | LOC Norway");
  EXPECT_EQ(cut_of("Norwegian Ministry"), "OTHER Norwegian | ORG Ministry");
  EXPECT_EQ(cut_of("European Union"), "OTHER European | ORG Union") << "though tables know it";
  EXPECT_EQ(cut_of("Royal Norwegian Navy"), "ORG Royal | OTHER Norwegian | ORG Navy");
  EXPECT_EQ(cut_of("Xorl Holdings"), "ORG Xorl Holdings");
  EXPECT_EQ(cut_of("Norway"), "ORG Norway") << "a team";
  EXPECT_EQ(cut_of("United Arab Emirates"), "ORG United Arab Emirates") << "likewise";
}

TEST(WithPlacesCut, IsDoneToOtherSetsThanNewswire) {
  using entities::tagger::SpanKind;
  LabelledArticle article{.id = "x", .text = "So the University of Norway said."};
  article.spans = {{7, 27, SpanKind::organisation}};
  EXPECT_EQ(Reading(article).gold.size(), 1U);
  article.is_target = false;
  EXPECT_EQ(Reading(article).gold.size(), 2U);
}

/// Two features that decide: 1 is a person of one word, 2 is none.
std::vector<Example> separable() {
  using entities::tagger::LabelId;
  const LabelId person = entities::tagger::label_of(entities::tagger::SpanKind::person,
                                                    entities::tagger::Part::single);
  std::vector<Example> examples;
  for (int i = 0; i < 50; ++i) {
    Example example;
    example.features = {1, 2};
    example.ends = {1, 2};
    example.labels = {person, entities::tagger::kOutside};
    examples.push_back(example);
  }
  return examples;
}

TEST(Crf, LearnsWhatSeparates) {
  double first = 0;
  double last = 0;
  const auto parts = train(separable(), Settings{},
                           [&](int epoch, double loss) { (epoch == 1 ? first : last) = loss; });
  EXPECT_LT(last, first / 2);
  const entities::tagger::LabelId person = entities::tagger::label_of(
      entities::tagger::SpanKind::person, entities::tagger::Part::single);
  ASSERT_EQ(parts.weights.size(), 2U);
  EXPECT_GT(parts.weights[0].second[person - 1U], 0);
  EXPECT_LT(parts.weights[1].second[person - 1U], 0);
}

TEST(Crf, GivesTheSameModelForTheSameExamples) {
  const auto ignore = [](int, double) {};
  EXPECT_EQ(to_bytes(train(separable(), Settings{}, ignore)),
            to_bytes(train(separable(), Settings{}, ignore)));
}

}  // namespace
}  // namespace newsdex::training
