// Words near each other, counted, and as they are written: semantics end to end; and what of a
// text is marked.

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/record.h"
#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "indexer/analyser.h"
#include "indexer/archive_writer.h"
#include "indexer/terms.h"
#include "search/engine.h"
#include "search/mentioned_dates.h"
#include "search/spans.h"
#include "search/wildcard.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/cpu_clock.h"

namespace newsdex {
namespace {

using testing::HasSubstr;

struct Case {
  const char* name;
  const char* text;  ///< paragraphs, a line each
  const char* query;
  bool matches;
  const char* snippet = nullptr;  ///< nullptr: not looked at
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.query << " on: " << c.text;
}

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t end = text.find('\n');
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

/// With labels, as the tables find them.
void add_labelled(const std::filesystem::path& folder, const Article& article) {
  ArchiveWriter writer(folder);
  const ArchiveTables none;
  Analyser analyser(Entities::yes, none);
  writer.put(pack(analyser.analyse(article, content_hash(article, Entities::yes))));
  writer.publish();
}

class Places : public testing::TestWithParam<Case> {};

TEST_P(Places, AreComparedAndMarked) {
  const Case& row = GetParam();
  const TemporaryFolder folder;
  add_labelled(folder / "x.db", make_article("a", "A headline", lines(row.text)));
  Engine engine(folder / "x.db");
  Request request;
  request.query = row.query;
  const Answer answer = engine.answer(request);
  ASSERT_EQ(answer.total, row.matches ? 1U : 0U);
  if (row.snippet != nullptr) {
    EXPECT_EQ(engine.hit(answer, request, 0).snippet, row.snippet);
  }
}

constexpr auto kCases = std::to_array<Case>({
    {"SideBySide", "oil price fell", "oil w/1 price", true, "<b>oil</b> <b>price</b> fell"},
    {"OneBetween", "oil and price", "oil w/1 price", false},
    {"FourBetween", "oil a b c d price", "oil w/5 price", true},
    {"FiveBetween", "oil a b c d e price", "oil w/5 price", false},
    {"AnyOrder", "price of oil", "oil w/2 price", true},
    {"InOrder", "price of oil", "oil pre/2 price", false},
    {"InOrderIs", "price of oil", "price pre/2 oil", true},
    {"AnyForm", "prices of oils", "oil w/2 price", true, "<b>prices</b> of <b>oils</b>"},
    {"IrregularForm", "The dying men met.", "die w/2 men", true},
    {"NotAcrossParagraphs", "oil\nprice", "oil w/255 price", false},
    {"NotAcrossZones", "headlines", "headline w/255 headlines", false},
    {"NotWithItself", "one oil here", "oil w/5 oil", false},
    {"WithAnother", "oil is oil", "oil w/5 oil", true, "<b>oil</b> is <b>oil</b>"},
    {"Phrase", "the peace talks of the nuclear deal", "\"peace talks\" w/3 \"nuclear deal\"", true,
     "the <b>peace talks</b> of the <b>nuclear deal</b>"},
    {"Sentence", "Trump spoke. Putin left.", "Trump w/s Putin", false},
    {"SentenceIs", "He left. Trump met Mr. Putin there.", "Trump w/s Putin", true},
    {"Paragraph", "Trump spoke. Putin left.", "Trump w/p Putin", true},
    {"ParagraphOther", "Trump spoke.\nPutin left.", "Trump w/p Putin", false},
    {"Alone", "rico met puerto rico", "rico NOT w/1 puerto", true, "<b>rico</b> met puerto rico"},
    {"NeverAlone", "puerto rico", "rico NOT w/1 puerto", false},
    {"AloneWithoutTheOther", "rico", "rico NOT w/1 puerto", true},
    {"OnlyWhatTakesPart", "oil here a b c d e f g oil price", "oil w/2 price", true,
     "oil here a b c d e f g <b>oil</b> <b>price</b>"},
    {"Group", "the crude price", "(oil OR crude) w/2 price", true},
    {"EachOfAnAnd", "oil price x x x x x x x gas", "(oil AND gas) w/2 price", false},
    {"Chain", "iran signs deal at talks", "iran w/3 deal w/3 talks", true},
    {"ChainInOrder", "deal iran talks", "iran pre/3 deal pre/3 talks", false},
    {"Person", "Donald Trump wants a deal.", "person:\"Donald Trump\" w/4 deal", true,
     "<b>Donald Trump</b> wants a <b>deal</b>."},
    {"PersonFar", "Donald Trump wants a b c d e deal.", "person:\"Donald Trump\" w/4 deal", false},
    {"Country", "Tehran has signaled. Iranian officials agree.", "country:IR w/2 officials", true},
    {"AtLeast", "oil oil price", "atleast2(oil)", true},
    {"AtLeastNot", "oil price", "atleast2(oil)", false},
    {"AtLeastForms", "talk talks talked", "atleast3(talks)", true},
    {"AtLeastTogether", "oil price", "atleast2(oil OR price)", true},
    {"AtLeastPhrase", "oil price and oil price", "atleast2(\"oil price\")", true},
    {"AtLeastName", "Iran and Iranian and Tehran has signaled.", "atleast2(country:IR)", true},
    {"AtLeastNameNot", "Iran alone.", "atleast2(country:IR)", false},
    {"AtLeastIsNoWeight", "oil", "atleast2(oil)", false},
    {"ExactAccent", "Erdogan spoke.", "exact:Erdoğan", false},
    {"ExactAccentIs", "Erdoğan spoke.", "exact:Erdoğan", true, "<b>Erdoğan</b> spoke."},
    {"ExactWithoutAccent", "Erdoğan spoke.", "exact:Erdogan", false},
    {"ExactAnyCase", "ERDOĞAN spoke.", "exact:erdoğan", true},
    {"ExactForm", "They negotiated.", "exact:negotiate", false},
    {"ExactPhrase", "In São Paulo.", "exact:\"São Paulo\"", true, "In <b>São Paulo</b>."},
    {"ExactPhraseNot", "In Sao Paulo.", "exact:\"São Paulo\"", false},
    {"Caps", "The WHO said so.", "caps(WHO)", true},
    {"CapsSmall", "those who said so", "caps(WHO)", false},
    {"CapsCapital", "Apple rose", "caps(apple)", false},
    {"CapsBoth", "Apple ate an apple", "caps(apple)", true, "Apple ate an <b>apple</b>"},
    {"CapsInitial", "The Who sang.", "caps(Who)", true, "The <b>Who</b> sang."},
    {"CapsInitialIsNotAll", "The WHO said so.", "caps(Who)", false},
    {"CapsInside", "McCain spoke.", "caps(McCain)", true},
    {"CapsInsideNot", "Mccain spoke.", "caps(McCain)", false},
    {"CapsAccent", "Über uns", "caps(Über)", true},
    {"CapsAccentNot", "über uns", "caps(Über)", false},
    {"CapsCyrillic", "Путин сказал", "caps(Путин)", true},
    {"CapsCyrillicNot", "путин сказал", "caps(Путин)", false},
    {"CapsPhrase", "apple Pay and Apple Pay", "caps(\"Apple Pay\")", true,
     "apple Pay and <b>Apple Pay</b>"},
    {"CapsPhraseNot", "Apple pay and apple Pay", "caps(\"Apple Pay\")", false},
    {"CapsNear", "WHO on a new vaccine", "caps(WHO) w/5 vaccine", true},
    {"CapsNearNot", "who has a vaccine", "caps(WHO) w/5 vaccine", false},
    {"ExactWithoutTheAccent", "A résumé to RESUME, Resume", "exact:resume", true,
     "A résumé to <b>RESUME</b>, <b>Resume</b>"},
    {"ExactOnlyTheAccent", "A résumé", "exact:resume", false},
    {"StarInside", "In Tehran.", "Te*an", true, "In <b>Tehran</b>."},
    {"StarInsideNot", "In Tehama.", "Te*an", false},
    {"QuestionMark", "A woman and women.", "wom?n", true, "A <b>woman</b> and <b>women</b>."},
    {"QuestionMarkIsOne", "A womaan.", "wom?n", false},
    {"PatternNear", "negotiators left talks", "negotiat* w/2 tal?s", true},
    {"InZone", "oil price", "in:title oil w/2 price", false},
    {"InZoneIs", "oil price", "in:lead oil w/2 price", true},
});

INSTANTIATE_TEST_SUITE_P(Rules, Places, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(Wildcard, StandsForAnyLettersOrOne) {
  struct Row {
    const char* word;
    const char* pattern;
    bool fits;
  };
  for (const Row& row :
       {Row{"talk", "talk*", true}, Row{"talks", "talk*", true}, Row{"tal", "talk*", false},
        Row{"tehran", "te*an", true}, Row{"tean", "te*an", true}, Row{"aabab", "a*ab", true},
        Row{"aabac", "a*ab", false}, Row{"woman", "wom?n", true}, Row{"wömn", "w?mn", true},
        Row{"womn", "wom?n", false}, Row{"abc", "a*b*c*", true}, Row{"", "*", true}}) {
    EXPECT_EQ(fits_pattern(row.word, row.pattern), row.fits) << row.word << " " << row.pattern;
  }
  EXPECT_EQ(fold_pattern("De-Esc*ÖN?"), "deesc*on?");
  const std::string many(60, 'a');
  EXPECT_FALSE(fits_pattern(many, "a*a*a*a*a*a*a*a*a*a*a*a*a*a*b"));
}

TEST(MentionedDates, AreComparedAtTheirPrecision) {
  const auto day = [](int month, unsigned of) {
    return Day{std::chrono::year{2025} / month / std::chrono::day{of}};
  };
  const DayRange june{day(6, 1), day(6, 30)};
  const DayRange twelfth{day(6, 12), day(6, 12)};
  EXPECT_TRUE(speaks_of("2025-06-12", twelfth));
  EXPECT_TRUE(speaks_of("2025-06-11/2025-06-13", twelfth));
  EXPECT_TRUE(speaks_of("2025-06", june));
  EXPECT_FALSE(speaks_of("2025-06", twelfth)) << "June is not its twelfth day";
  EXPECT_FALSE(speaks_of("2025", june));
  EXPECT_FALSE(speaks_of("XXXX-06-12", june)) << "of an unknown year";
  EXPECT_FALSE(speaks_of("", june));
  EXPECT_TRUE(speaks_of_day("XXXX-06-12", "06-12"));
  EXPECT_TRUE(speaks_of_day("2024-06-12", "06-12"));
  EXPECT_TRUE(speaks_of_day("2024-12-30/2025-01-02", "01-01"));
  EXPECT_FALSE(speaks_of_day("2024-06", "06-12"));
  EXPECT_FALSE(speaks_of_day("2024-06-11", "06-12"));
}

TEST(Spans, OfPairsContainNoOther) {
  const query::Proximity near5 = query::parse_proximity("w/5");
  const Spans left{{0, 0}, {3, 3}, {20, 20}};
  const Spans right{{4, 4}, {8, 9}};
  EXPECT_EQ(pairs_of(left, right, near5, {}), (Spans{{3, 4}}));
  EXPECT_EQ(left_of_pairs(left, right, near5, {}), (Spans{{0, 0}, {3, 3}}));
  EXPECT_EQ(right_of_pairs(left, right, near5, {}), right);
  EXPECT_EQ(pairs_of({{8, 8}}, {{8, 8}}, near5, {}), Spans{}) << "nothing is near itself";
}

TEST(Closeness, OfWordsWithoutEndIsFoundInTime) {
  const TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "a ";
  add_articles(folder / "x.db", {make_article("a", "Title", {text})});
  Engine engine(folder / "x.db");
  Request request;
  request.budget = std::chrono::minutes(5);  // the machine may be busy
  for (const char* query :
       {"a w/255 a w/255 a w/255 a w/255 a", "a w/s a w/p a w/s a", "a NOT w/255 a",
        "a w/255 (a w/255 (a w/255 a))", "atleast1000(\"a a a a\")"}) {
    request.query = query;
    const auto begin = CpuClock::now();
    EXPECT_NO_THROW((void)engine.answer(request)) << query;
    EXPECT_LT(CpuClock::now() - begin, std::chrono::seconds(10)) << query;
  }
}

TEST(Dates, OfTheRecordAreSearchedApart) {
  const TemporaryFolder folder;
  Article article = make_article("a", "Title", {"Some text."});
  article.published = parse_moment("2025-06-12");
  article.modified = parse_moment("2025-06-20");
  article.captured = parse_moment("2025-07");
  add_articles(folder / "x.db", {article, make_article("b", "Title", {"Some text."})});
  Engine engine(folder / "x.db");
  const auto total = [&](const char* query) {
    Request request;
    request.query = query;
    return engine.answer(request).total;
  };
  EXPECT_EQ(total("date:2025-06-12"), 1U);
  EXPECT_EQ(total("modified:2025-06-12"), 0U);
  EXPECT_EQ(total("modified:2025-06-20"), 1U);
  EXPECT_EQ(total("modified:unknown"), 1U);
  EXPECT_EQ(total("captured:2025-07"), 1U);
  EXPECT_EQ(total("captured:2025-07-01"), 0U) << "only the month is known";
  EXPECT_EQ(total("ingested:unknown"), 2U) << "written without a run";
}

}  // namespace
}  // namespace newsdex
