// Which spellings find which: semantics of words, phrases and zones, end to end.

#include <array>

#include <gtest/gtest.h>

#include "common/error.h"
#include "search/engine.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

struct Case {
  const char* name;
  const char* language;
  const char* text;
  const char* query;
  bool matches;
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.query << " on: " << c.text;
}

class Matching : public testing::TestWithParam<Case> {};

std::uint64_t total(const std::filesystem::path& db, const std::string& query) {
  Engine engine(db);
  Request request;
  request.query = query;
  return engine.answer(request).total;
}

TEST_P(Matching, FindsWhatIsTheSame) {
  const Case& row = GetParam();
  const TemporaryFolder folder;
  Article article = make_article("a", "A headline of ceasefire talks", {row.text});
  article.language = row.language;
  add_articles(folder / "x.db", {article});
  EXPECT_EQ(total(folder / "x.db", row.query), row.matches ? 1U : 0U);
}

constexpr auto kCases = std::to_array<Case>({
    {"Stem", "en", "They negotiated for years.", "negotiating", true},
    {"NoPrefixOfAWord", "en", "A trumpet sounded.", "trump", false},
    {"CurlyPossessive", "en", "It was Netanyahu’s plan.", "Netanyahu", true},
    {"PossessiveTyped", "en", "Netanyahu planned it.", "netanyahu's", true},
    {"PossessiveInAPhrase", "en", "Netanyahu’s cabinet met.", "\"netanyahu cabinet\"", true},
    {"Diacritics", "en", "Erdoğan spoke in Łódź.", "erdogan lodz", true},
    {"DiacriticsTyped", "en", "Erdogan spoke in Lodz.", "Erdoğan Łódź", true},
    {"HyphenByClosed", "en", "They want de-escalation.", "deescalation", true},
    {"HyphenByOpen", "en", "They want de-escalation.", "de escalation", true},
    {"HyphenByStem", "en", "They want de-escalation.", "deescalate", true},
    {"ClosedByHyphen", "en", "They want deescalation.", "de-escalation", true},
    {"ClosedByOpen", "en", "They want deescalation.", "de escalation", true},
    {"OpenByClosed", "en", "They want to de escalate.", "deescalate", true},
    {"OpenByHyphen", "en", "They want to de escalate.", "de-escalate", true},
    {"PhraseAcrossSpellings", "en", "Urgent deescalation talks.", "\"urgent de-escalation talks\"",
     true},
    {"PhraseAcrossSpellingsBack", "en", "Urgent de-escalation talks.",
     "\"urgent deescalation talks\"", true},
    {"OtherCompound", "en", "An air-to-air missile.", "airtoair", true},
    {"NoIsland", "en", "The problem is land.", "island", false},
    {"DottedByPlain", "en", "The U.S. said no.", "US", true},
    {"PlainByDotted", "en", "The US said no.", "U.S.", true},
    {"PronounIsNoCountry", "en", "They told us no.", "US", false},
    {"CountryIsNoPronoun", "en", "The US said no.", "us", false},
    {"OtherAcronym", "en", "N.A.T.O. met.", "nato", true},
    {"OtherAcronymBack", "en", "NATO met.", "N.A.T.O.", true},
    {"Phrase", "en", "The weapons of mass destruction.", "\"mass destruction\"", true},
    {"PhraseIsNotStemmed", "en", "The mass destructions.", "\"mass destruction\"", false},
    {"PhraseInOrder", "en", "Destruction of mass.", "\"mass destruction\"", false},
    {"PhraseNotAcrossParagraphs", "en", "At the White.\nHouse prices rose.", "\"white house\"",
     false},
    {"PhraseNotAcrossZones", "en", "began today", "\"talks began\"", false},
    {"CurlyQuotes", "en", "The prime minister.", "“prime minister”", true},
    {"Wildcard", "en", "Negotiators met.", "negotiat*", true},
    {"TitleByStem", "en", "Nothing.", "in:title talk", true},
    {"BodyIsNoTitle", "en", "Nothing.", "in:title nothing", false},
    {"LeadHasTheTitle", "en", "Nothing.", "in:lead ceasefire", true},
    {"BodyHasNoTitle", "en", "Nothing.", "in:body ceasefire", false},
    {"Chinese", "zh", "我在北京大学。", "北京", true},
    {"ChinesePhrase", "zh", "我在北京大学。", "京大学", true},
    {"ChineseBigramsInventNothing", "zh", "北京 京大", "北京大", false},
    {"ChineseSingle", "zh", "我在北京大学。", "京", true},
    {"Thai", "th", "ประเทศไทย", "ไทย", true},
    {"SpanishStem", "es", "Las negociaciones siguen.", "negociación", true},
    {"SpanishWithoutAccent", "es", "La negociación sigue.", "negociacion", true},
    {"FrenchElision", "fr", "Le président de l’Iran.", "iran", true},
    {"FrenchElisionTyped", "fr", "Le président d'Iran.", "l’Iran", true},
    {"GermanPlural", "de", "Die Verhandlungen stocken.", "verhandlung", true},
    {"Arabic", "ar", "قال أحمد", "احمد", true},
    {"FrenchElisionInAPhrase", "fr", "Le ministre de l’Iran.", "\"ministre de l’Iran\"", true},
    {"ChineseBeginning", "zh", "我在北京大学。", "北京大*", true},
    {"NumberBeginning", "en", "About 155,221 bags.", "155,2*", true},
    {"ZoneWordByStem", "es", "La negociación sigue.", "in:lead negociar", true},
    {"ZoneWordIsAWord", "en", "The ministry spoke.", "in:lead ministro", false},
    {"Punctuation", "en", "At 10:30 sharp.", "10:30", true},
    {"Ampersand", "en", "AT&T rose.", "at&t", true},
    {"Everything", "en", "Nothing.", "*", true},
    {"LeadingNot", "en", "Putin spoke.", "-putin", false},
});

INSTANTIATE_TEST_SUITE_P(Rules, Matching, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

/// A headline, two paragraphs of lead, one of body, and a caption.
Article zoned_article(const std::string& id, const std::string& lead, const std::string& body) {
  Article article = make_article(id, "Headlines", {lead, "More leaders.", body});
  const auto begin = static_cast<std::uint32_t>(article.text.size());
  article.text += "\nCaptions";
  article.zones.push_back(
      {Zone::caption, begin + 1, static_cast<std::uint32_t>(article.text.size())});
  return article;
}

// Which stems stand in a zone is told otherwise of an article that is mostly lead.
TEST(ZoneOfAStem, IsFoundInArticlesMostlyLeadAndMostlyBody) {
  const std::string filler = "One two three four five six seven eight nine ten eleven twelve.";
  const TemporaryFolder folder;
  add_articles(folder / "x.db",
               {zoned_article("mostly-lead", "The leaders met. " + filler, "Bodies of many."),
                zoned_article("mostly-body", "The leaders met.", "Bodies of many. " + filler)});
  struct Row {
    const char* word;
    std::uint64_t title, lead, body, caption;
  };
  for (const Row& row :
       {Row{"headline", 2, 2, 0, 0}, Row{"leader", 0, 2, 2, 0}, Row{"body", 0, 0, 2, 0},
        Row{"caption", 0, 0, 0, 2}, Row{"eleven", 0, 1, 2, 0}, Row{"nowhere", 0, 0, 0, 0}}) {
    const std::string word = row.word;
    EXPECT_EQ(total(folder / "x.db", "in:title " + word), row.title) << word;
    EXPECT_EQ(total(folder / "x.db", "in:lead " + word), row.lead) << word;
    EXPECT_EQ(total(folder / "x.db", "in:body " + word), row.body) << word;
    EXPECT_EQ(total(folder / "x.db", "in:caption " + word), row.caption) << word;
    EXPECT_EQ(total(folder / "x.db", "-in:lead " + word), 2 - row.lead) << word;
  }
}

TEST(Snippet, MarksWhatMatchedAndEscapesTheRest) {
  const TemporaryFolder folder;
  add_articles(
      folder / "x.db",
      {make_article("a", "Title", {"<script>alert(1)</script> They negotiated & \"left\"."})});
  Engine engine(folder / "x.db");
  Request request;
  request.query = "negotiate";
  const Answer answer = engine.answer(request);
  ASSERT_EQ(answer.order.size(), 1U);
  EXPECT_EQ(engine.hit(answer, request, 0).snippet,
            "&lt;script&gt;alert(1)&lt;/script&gt; They <b>negotiated</b> &amp; &quot;left&quot;.");
}

TEST(Snippet, ShowsTheBestPlaceOfALongText) {
  const TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "filler words stand here. ";
  text += "Then the oil price fell. ";
  for (int i = 0; i < 200; ++i) text += "more filler follows there. ";
  add_articles(folder / "x.db", {make_article("a", "Oil", {text})});
  Engine engine(folder / "x.db");
  Request request;
  request.query = "oil price";
  const std::string snippet = engine.hit(engine.answer(request), request, 0).snippet;
  EXPECT_NE(snippet.find("<b>oil</b> <b>price</b> fell"), std::string::npos) << snippet;
  EXPECT_TRUE(snippet.starts_with("… ") && snippet.ends_with(" …")) << snippet;
  EXPECT_LT(snippet.size(), 320U);
}

TEST(Dates, AreSurePossibleOrUnknown) {
  const TemporaryFolder folder;
  std::vector<Article> articles;
  for (const char* date : {"2024-05-10", "2024-05", "2024", "2025-01-01", ""}) {
    Article article = make_article(std::string("id") + date, "Title", {"Some text."});
    article.published = parse_moment(date);
    articles.push_back(article);
  }
  add_articles(folder / "x.db", articles);
  Engine engine(folder / "x.db");
  Request request;
  request.query = "text date:2024-05-10..2024-05-31";
  const Answer answer = engine.answer(request);
  EXPECT_EQ(answer.total, 1U);
  EXPECT_EQ(answer.possible, 2U);
  EXPECT_EQ(answer.undated, 1U);
  request.query = "text -date:2024";
  EXPECT_EQ(engine.answer(request).total, 2U) << "the undated is not in 2024";
}

TEST(Bylines, AreNotOnePhrase) {
  const TemporaryFolder folder;
  Article article = make_article("a", "Title", {"Some text."});
  article.bylines = {"Jane Smith", "John Doe"};
  add_articles(folder / "x.db", {article});
  EXPECT_EQ(total(folder / "x.db", "byline:\"Jane Smith\""), 1U);
  EXPECT_EQ(total(folder / "x.db", "byline:\"Smith John\""), 0U);
}

TEST(Unknown, IsNoValueOfAnybody) {
  const TemporaryFolder folder;
  Article with = make_article("with", "Title", {"Some text."});
  with.topics = {"Unknown"};
  add_articles(folder / "x.db", {with, make_article("without", "Title", {"Some text."})});
  Engine engine(folder / "x.db");
  Request request;
  request.query = "topic:unknown";
  const Answer answer = engine.answer(request);
  ASSERT_EQ(answer.order.size(), 1U);
  EXPECT_EQ(engine.hit(answer, request, 0).record.article.id, "without");
}

TEST(Wildcard, ThatStandsForTooMuchIsAnError) {
  const TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 1100; ++i) text += "word" + std::to_string(i) + " ";
  add_articles(folder / "x.db", {make_article("a", "Title", {text})});
  Engine engine(folder / "x.db");
  Request request;
  request.query = "word*";
  EXPECT_THROW((void)engine.answer(request), InputError);
  request.query = "word99*";
  EXPECT_EQ(engine.answer(request).total, 1U);
}

}  // namespace
}  // namespace newsdex
