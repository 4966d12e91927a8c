// Names of persons by rule and by the model, joined: whatever the model would find in the texts
// here, it is told.

#include "common/entities/name_merge.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "common/entities/name_veto.h"
#include "tests/unit/entities_cut.h"

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

constexpr auto kKindNames = std::to_array<std::string_view>({"full", "possible", "titled", "bare"});

/// Words [first, last] that a phrase of the text is.
std::pair<std::size_t, std::size_t> words_of(const Words& words, std::string_view phrase) {
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t last = first; last < words.size(); ++last) {
      if (words.surface(first, last) == phrase) return {first, last};
    }
  }
  ADD_FAILURE() << "the text has no \"" << phrase << '"';
  return {0, 0};
}

/// What the rules have found.
struct Rule {
  const char* name;
  NameKind kind = NameKind::full;
  std::uint8_t confidence = kSureByContext;
  const char* title = nullptr;
};

/// What the model has found.
struct Seen {
  const char* name;
  SpanKind kind = SpanKind::person;
  std::uint8_t confidence = 99;
};

struct Case {
  const char* name;
  const char* text;
  std::vector<Rule> rules;
  std::vector<Seen> model;
  const char* names;  // "full Xan Yorro, bare Zell"
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

constexpr std::uint8_t kGivenName = kSureByContext - 10;  // nothing but a given name speaks for it

const auto kCases = std::to_array<Case>({
    {"AgreesOnAPerson", "They saw Xan Yorro.", {{"Xan Yorro"}}, {{"Xan Yorro"}}, "full Xan Yorro"},
    {"ModelIsSureOfAnother",
     "They saw Xan Yorro.",
     {{"Xan Yorro"}},
     {{"Xan Yorro", SpanKind::location, 80}},
     ""},
    {"ModelDoubtsAgainstContext",
     "They saw Xan Carter.",
     {{"Xan Carter"}},
     {{"Xan Carter", SpanKind::location, 40}},
     "full Xan Carter"},
    {"ModelDoubtsAgainstAGivenName",
     "They saw Xan Carter.",
     {{"Xan Carter", NameKind::full, kGivenName}},
     {{"Xan Carter", SpanKind::location, 40}},
     ""},
    {"ModelDoubtsTheSurnameAlone",
     "They saw Denzel Washington.",
     {{"Denzel Washington", NameKind::full, kGivenName}},
     {{"Washington", SpanKind::location, 50}},
     "full Denzel Washington"},
    {"OrdinaryWordBehindAGivenName",
     "They saw Rachel Agreement.",
     {{"Rachel Agreement", NameKind::full, kGivenName}},
     {},
     "possible Rachel Agreement"},
    {"OrdinaryWordInContext",
     "They saw the Xorl Agreement, who left.",
     {{"Xorl Agreement"}},
     {},
     "possible Xorl Agreement"},
    {"SurnameInContext",
     "They saw Xorl Carter, who left.",
     {{"Xorl Carter"}},
     {},
     "full Xorl Carter"},
    {"OrdinaryWordBehindATitle",
     "Then Captain Xorl Agreement left.",
     {{"Xorl Agreement", NameKind::full, kSureByContext, "Captain"}},
     {},
     "full Xorl Agreement"},
    {"OrdinaryWordsBehindATitle",
     "Then Captain Confidence Index left.",
     {{"Confidence Index", NameKind::full, kSureByContext, "Captain"}},
     {},
     "possible Confidence Index"},
    {"OneOrdinaryWordBehindATitle",
     "Then General Meeting came.",
     {{"Meeting", NameKind::titled, kSureByContext, "General"}},
     {},
     "bare Meeting"},
    {"OrdinaryWordThatIsASurnameBehindATitle",
     "Then General Baker came.",
     {{"Baker", NameKind::titled, kSureByContext, "General"}},
     {},
     "titled Baker"},
    {"ModelTakesTheTitleForAName",
     "Then Captain Yorro left.",
     {{"Yorro", NameKind::titled, kSureByContext, "Captain"}},
     {{"Captain Yorro", SpanKind::person, 75}},
     "titled Yorro"},
    {"TitleThatIsAGivenName",
     "Then Dean Yorro left.",
     {{"Yorro", NameKind::titled, kSureByContext, "Dean"}},
     {{"Dean Yorro", SpanKind::person, 75}},
     "full Dean Yorro"},
    {"TitleBehindAPlace",
     "Then Montana Sen. Xan Yorro left.",
     {{"Xan Yorro", NameKind::full, kSureByContext, "Sen"}},
     {{"Montana Sen. Xan Yorro", SpanKind::person, 60}},
     "full Xan Yorro"},
    {"TitleThatNoRuleKnows",
     "Then Montana Sen. Xan Yorro left.",
     {},
     {{"Montana Sen. Xan Yorro", SpanKind::person, 90}},
     "full Xan Yorro"},
    {"TitleThatIsAlsoAName",
     "Then Sen. Xan Yorro left.",
     {{"Xan Yorro", NameKind::full, kSureByContext, "Sen"}},
     {{"Sen. Xan Yorro", SpanKind::person, 60}},
     "full Xan Yorro"},
    {"ModelLosesTheFirstNameBehindATitle",
     "Then Captain Zell Xan Yorro left.",
     {{"Zell Xan Yorro", NameKind::full, kSureByContext, "Captain"}},
     {{"Xan Yorro"}},
     "full Zell Xan Yorro"},
    {"ModelMovesTheBeginning",
     "Then Zell Xan Yorro left.",
     {{"Zell Xan Yorro"}},
     {{"Xan Yorro"}},
     "full Xan Yorro"},
    {"HyphenatedSurnameBehindATitle",
     "Then Dr Al-Yorro left.",
     {{"Al-Yorro", NameKind::possible, kSureByContext, "Dr"}},
     {{"Al-Yorro"}},
     "titled Al-Yorro"},
    {"HyphenatedSurnameAlone",
     "Then Al-Yorro left.",
     {{"Al-Yorro", NameKind::possible}},
     {{"Al-Yorro"}},
     "possible Al-Yorro"},
    {"GivenNameThatIsASurnameToo",
     "They saw Kevin.",
     {},
     {{"Kevin", SpanKind::person, 80}},
     "titled Kevin"},
    {"SurnameThatIsAGivenNameToo",
     "They saw Carter.",
     {},
     {{"Carter", SpanKind::person, 85}},
     "bare Carter"},
    {"SurnameAlone", "They saw Abbott.", {}, {{"Abbott"}}, "bare Abbott"},
    {"SurnameThatSpeaks", "It is over, Abbott said.", {}, {{"Abbott"}}, "titled Abbott"},
    {"SurnameOfARelative",
     "They saw her uncle Abbott.",
     {},
     {{"Abbott", SpanKind::person, 40}},
     "titled Abbott"},
    {"RelativeBehindAComma",
     "They saw his daughter, Yorro, and left.",
     {},
     {{"Yorro", SpanKind::person, 40}},
     "titled Yorro"},
    {"RelativeOfAFirm",
     "They saw the Sister Abbott.",
     {},
     {{"Abbott", SpanKind::person, 99}},
     "bare Abbott"},
    {"GivenNameBesideAPerson",
     "They saw Rachel and Xan Yorro.",
     {},
     {{"Rachel", SpanKind::person, 40}, {"Xan Yorro"}},
     "titled Rachel, full Xan Yorro"},
    {"GivenNameThatIsAKnownSurnameBesideAPerson",
     "They saw Charles and Xan Yorro. They saw Scott and Xan Yorro.",
     {},
     {{"Charles", SpanKind::person, 80}, {"Xan Yorro"}, {"Scott", SpanKind::person, 60}},
     "titled Charles, full Xan Yorro, bare Scott"},
    {"SurnameBesideAPerson",
     "They saw Abbott and Xan Yorro.",
     {},
     {{"Abbott", SpanKind::person, 40}, {"Xan Yorro"}},
     "bare Abbott, full Xan Yorro"},
    {"HopeBesideAPerson",
     "They saw Xan Yorro, Orl Zell and Pim Tarr.",
     {},
     {{"Xan Yorro"}, {"Orl Zell", SpanKind::person, 40}, {"Pim Tarr", SpanKind::person, 40}},
     "full Xan Yorro, full Orl Zell, full Pim Tarr"},
    {"HopeBeforeAPerson",
     "They saw Orl Zell, Pim Tarr, and Xan Yorro.",
     {},
     {{"Orl Zell", SpanKind::person, 40}, {"Pim Tarr", SpanKind::person, 40}, {"Xan Yorro"}},
     "full Orl Zell, full Pim Tarr, full Xan Yorro"},
    {"HopeElsewhere",
     "They saw Xan Yorro in Orl Zell.",
     {},
     {{"Xan Yorro"}, {"Orl Zell", SpanKind::person, 40}},
     "full Xan Yorro, possible Orl Zell"},
    {"LittleHope",
     "They saw Xan Yorro, Orl Zell.",
     {},
     {{"Xan Yorro"}, {"Orl Zell", SpanKind::person, 30}},
     "full Xan Yorro, possible Orl Zell"},
});

class MergedNames : public testing::TestWithParam<Case> {};

std::vector<TaggedSpan> spans_of(const Words& words, const std::vector<Seen>& model) {
  std::vector<TaggedSpan> spans;
  for (const Seen& seen : model) {
    const auto [first, last] = words_of(words, seen.name);
    spans.push_back({first, last, seen.kind, seen.confidence});
  }
  return spans;
}

TEST_P(MergedNames, AreTheseNames) {
  const Cut cut(GetParam().text);
  std::vector<NameSpan> rules;
  for (const Rule& rule : GetParam().rules) {
    NameSpan name;
    std::tie(name.first, name.last) = words_of(cut.words, rule.name);
    name.begin = rule.title == nullptr ? name.first : words_of(cut.words, rule.title).first;
    name.kind = rule.kind;
    name.confidence = rule.confidence;
    rules.push_back(name);
  }
  std::string names;
  for (const NameSpan& name :
       merge_names(cut.words, rules, spans_of(cut.words, GetParam().model))) {
    if (!names.empty()) names += ", ";
    names += std::string(kKindNames[static_cast<std::size_t>(name.kind)]) + ' ' +
             std::string(cut.words.surface(name.first, name.last));
  }
  EXPECT_EQ(names, GetParam().names);
}

INSTANTIATE_TEST_SUITE_P(Rules, MergedNames, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

/// The kind that a name of a person has behind the veto; nothing where it is left out.
std::optional<SpanKind> kind_of_person(std::string_view text, const char* name) {
  const Cut cut(text);
  const auto spans = plausible_names(cut.words, cut.names, {}, spans_of(cut.words, {{name}}));
  return spans.empty() ? std::nullopt : std::optional(spans.front().kind);
}

TEST(NameVeto, TakesWhatIsNamedAfterAPersonForAnotherThing) {
  EXPECT_EQ(kind_of_person("They met Xan Yorro Friday.", "Xan Yorro"), SpanKind::person);
  EXPECT_EQ(kind_of_person("They saw the Xan Yorro Stadium.", "Xan Yorro"), SpanKind::other);
  EXPECT_EQ(kind_of_person("They saw Xan Yorro International Airport.", "Xan Yorro"),
            SpanKind::other);
  EXPECT_EQ(kind_of_person("They saw Xan Yorro, University friends said.", "Xan Yorro"),
            SpanKind::person);
}

TEST(NameVeto, TakesStormsTownsAndWorksForOtherThings) {
  struct Row {
    const char* text;
    SpanKind kind;
  };
  constexpr auto kRows = std::to_array<Row>({
      {"Then Hurricane Xan Yorro came.", SpanKind::other},
      {"Then tropical storm Xan Yorro came.", SpanKind::other},
      {"After the storm, Xan Yorro came.", SpanKind::person},
      {"They left the town of Xan Yorro.", SpanKind::other},
      {"They saw the wife of Xan Yorro.", SpanKind::person},
      {"They left the town, of Xan Yorro.", SpanKind::person},
      {"He painted “Xan Yorro” there.", SpanKind::other},
      {"He painted \"Xan Yorro,\" they say.", SpanKind::other},
      {"He said “Xan Yorro came.”", SpanKind::person},
  });
  for (const auto& [text, kind] : kRows) EXPECT_EQ(kind_of_person(text, "Xan Yorro"), kind) << text;
}

TEST(NameVeto, KnowsWhatAListIsOf) {
  struct Row {
    const char* text;
    SpanKind kind;
  };
  constexpr auto kRows = std::to_array<Row>({
      {"They sell brands such as Zell, Tarr and Xan Yorro here.", SpanKind::other},
      {"They sell brands like Xan Yorro here.", SpanKind::other},
      {"They left the towns Zell and Xan Yorro.", SpanKind::other},
      {"Then Hurricanes Zell, Tarr, and Xan Yorro came.", SpanKind::other},
      {"They like Zell, Tarr and Xan Yorro here.", SpanKind::person},
      {"They like brands, Xan Yorro said.", SpanKind::person},
      {"They like firms such as Zell of Tarr, and Xan Yorro left.", SpanKind::person},
      {"They met Minister of Municipalities Xan Yorro.", SpanKind::person},
      {"They like brands. Xan Yorro left.", SpanKind::person},
  });
  for (const auto& [text, kind] : kRows) EXPECT_EQ(kind_of_person(text, "Xan Yorro"), kind) << text;
}

TEST(NameVeto, TakesTownsOfArabiaForNoPersons) {
  struct Row {
    const char* text;
    SpanKind kind;
  };
  constexpr auto kRows = std::to_array<Row>({
      {"They left Dubai, Al Zerro and Al Yorro.", SpanKind::other},
      {"They left Al Yorro, Al Zerro and Dubai.", SpanKind::other},
      {"They left from Al Yorro early.", SpanKind::other},
      {"They left, Al Yorro, Al Zerro and all.", SpanKind::person},
      {"They left Dubai. Al Yorro stayed.", SpanKind::person},
      {"Then Al Yorro of Dubai left.", SpanKind::person},
      {"They left Dubai, said Al Yorro.", SpanKind::person},
  });
  for (const auto& [text, kind] : kRows) EXPECT_EQ(kind_of_person(text, "Al Yorro"), kind) << text;
  EXPECT_EQ(kind_of_person("They left Dubai, Al Carter and all.", "Al Carter"), SpanKind::person);
}

TEST(NameVeto, LeavesOutWhatOneWordDoesNotName) {
  EXPECT_EQ(kind_of_person("They saw St. Xan’s College.", "Xan"), SpanKind::other);
  EXPECT_EQ(kind_of_person("They left ST XAN’S early.", "XAN"), SpanKind::other);
  EXPECT_EQ(kind_of_person("They left for the last time. Xan stayed.", "Xan"), SpanKind::person);
  EXPECT_EQ(kind_of_person("In Varga v. Yorro they lost.", "Yorro"), std::nullopt);
  EXPECT_EQ(kind_of_person("In Varga v. Xana Yorro they lost.", "Xana Yorro"), SpanKind::person);
  EXPECT_EQ(kind_of_person("Then Michael (Mike) Yorro left.", "Mike"), std::nullopt);
  EXPECT_EQ(kind_of_person("Then Michael Yorro (Mike) left.", "Mike"), SpanKind::person);
}

TEST(NameVeto, TakesMembersOfAPartyForNoPersons) {
  EXPECT_EQ(kind_of_person("Then Virginia Democrat left.", "Virginia Democrat"), SpanKind::other);
  EXPECT_EQ(kind_of_person("Then Democrat Xan Yorro left.", "Xan Yorro"), SpanKind::person);
}

TEST(NameVeto, CutsPersonsAtTheVerbsOfHeadlines) {
  struct Row {
    const char* text;  // all of it taken for one person
    const char* persons;
  };
  constexpr auto kRows = std::to_array<Row>({
      {"Varga Slams Yorro", "Varga, Yorro"},
      {"Would Yorro", "Yorro"},
      {"Anna Zell Meets Bernard Dobbs", "Anna Zell, Bernard Dobbs"},
      {"Blasts Yorro", "Yorro"},
      {"Anna Zell Gets", "Anna Zell"},
      {"Varga Gives Dobbs Accuser", "Varga"},
      {"Slams", ""},
      {"Anna Wright Sims", "Anna Wright Sims"},
  });
  for (const auto& [text, persons] : kRows) {
    const Cut cut(text);
    std::string found;
    for (const TaggedSpan& span :
         plausible_names(cut.words, cut.names, {}, spans_of(cut.words, {{text}}))) {
      found += (found.empty() ? "" : ", ") + std::string(cut.words.surface(span.first, span.last));
    }
    EXPECT_EQ(found, persons) << text;
  }
}

TEST(NameVeto, KnowsAStormByItsNameAlone) {
  const Cut cut("Hurricane Yorro has come. Yorro was strong. Carter says so.");
  const std::vector<TaggedSpan> model =
      spans_of(cut.words, {{"Hurricane Yorro", SpanKind::other}, {"Carter", SpanKind::person}});
  std::vector<TaggedSpan> spans = model;
  spans.insert(spans.begin() + 1, {4, 4, SpanKind::person, 99});  // the second Yorro
  EXPECT_EQ(plausible_names(cut.words, cut.names, {}, spans), model);
}

TEST(PlausibleNames, MayEndWithTheNameOfAFirmWhereTheTaggerIsSure) {
  const Cut cut("They saw Xorl Grun there.");
  const auto [first, last] = words_of(cut.words, "Xorl Grun");
  const std::vector<OrgSpan> firm{{.first = last, .last = last, .value = "grun", .label = "Grun"}};
  const std::vector<OrgSpan> whole{
      {.first = first, .last = last, .value = "xorl_grun", .label = "Xorl Grun"}};
  const std::vector<TaggedSpan> sure{{first, last, SpanKind::person, 90}};
  const std::vector<TaggedSpan> unsure{{first, last, SpanKind::person, 70}};
  EXPECT_EQ(plausible_names(cut.words, cut.names, firm, sure), sure);
  EXPECT_TRUE(plausible_names(cut.words, cut.names, firm, unsure).empty());
  EXPECT_TRUE(plausible_names(cut.words, cut.names, whole, sure).empty());
}

}  // namespace
}  // namespace newsdex::entities
