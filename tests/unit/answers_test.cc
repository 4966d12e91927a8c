// Answers as users get them, over the sample archive: views, numbers that hold together.

#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "search/engine.h"
#include "tests/support/articles.h"
#include "tests/support/json_schema.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/shown.h"

namespace newsdex {
namespace {

using nlohmann::json;

json schema() {
  std::ifstream file(std::string(NEWSDEX_SOURCE_DIR) + "/docs/answer.schema.json");
  return json::parse(file);
}

TEST(AnswerSchema, DescribesEveryViewOfEveryQuery) {
  const json rules = schema();
  for (const std::string& view : kViews) {
    for (const std::string& query : kQueries) {
      const json answer = corpus().as_json({"--view", view, "--explain", query});
      EXPECT_THAT(schema_errors(rules, answer), testing::IsEmpty()) << view << " " << query;
    }
  }
}

TEST(AnswerSchema, RefusesWhatIsNoAnswer) {
  const json rules = schema();
  json answer = corpus().as_json({"bridge"});
  answer["total"] = -1;
  EXPECT_EQ(schema_errors(rules, answer).size(), 1U);
  answer.erase("total");
  EXPECT_EQ(schema_errors(rules, answer).size(), 1U);
  answer = corpus().as_json({"bridge"});
  answer["unheard"] = 1;
  EXPECT_EQ(schema_errors(rules, answer).size(), 1U);
  answer = corpus().as_json({"bridge"});
  answer["hits"][0].erase("id");
  EXPECT_EQ(schema_errors(rules, answer).size(), 1U);
}

TEST(Timeline, RowsAreWhatTheirPeriodsHoldAndAddUp) {
  for (const char* query : {"", "bridge OR ferry OR dam", "country:DM"}) {
    for (const char* grain : {"year", "month", "week"}) {
      const json answer = corpus().as_json({"--view", "timeline", "--grain", grain, query});
      const json& timeline = answer.at("timeline");
      std::uint64_t sum = timeline.at("undated").get<std::uint64_t>() +
                          timeline.at("rough").get<std::uint64_t>() +
                          timeline.at("out_of_range").get<std::uint64_t>();
      std::string expected_from;
      for (const json& row : timeline.at("rows")) {
        sum += row.at("count").get<std::uint64_t>();
        const Words period{"--since", row.at("from"), "--until", row.at("to")};
        if (row.at("count") > 0 || row.at("of") > 0) {
          EXPECT_EQ(corpus().total(query, period), row.at("count")) << query << row;
          EXPECT_EQ(corpus().total("", period), row.at("of")) << query << row;
        }
      }
      EXPECT_EQ(sum, answer.at("total")) << query << " by " << grain;
    }
  }
}

TEST(Timeline, KeepsTheUndatedTheRoughAndTheImplausibleApart) {
  const TemporaryFolder folder;
  std::vector<Article> articles;
  for (const char* date : {"2024-05-06", "2024-05-12", "2024-05-13", "2024-06", "2024",
                           "1066-10-14", "9654-01-01", ""}) {
    articles.push_back(make_article("id" + std::to_string(articles.size()), "Dam", {"A dam."}));
    articles.back().published = parse_moment(date);
  }
  add_articles(folder / "x.db", articles);
  const json weeks =
      Shown(folder / "x.db").as_json({"--view", "timeline", "--grain", "week"}).at("timeline");
  EXPECT_EQ(weeks.at("rows").dump(),
            R"([{"count":2,"from":"2024-05-06","of":2,"to":"2024-05-12"},)"
            R"({"count":1,"from":"2024-05-13","of":1,"to":"2024-05-19"}])");
  EXPECT_EQ(weeks.at("rough"), 2);
  EXPECT_EQ(weeks.at("out_of_range"), 2);
  EXPECT_EQ(weeks.at("undated"), 1);
}

TEST(Cooccurrence, CountsWhatBothValuesSelect) {
  const json pairs = corpus().as_json({"--view", "cooccur", "-n", "25"}).at("cooccur");
  EXPECT_EQ(pairs.at("complete"), true);
  ASSERT_EQ(pairs.at("rows").size(), 25U);
  for (const json& row : pairs.at("rows")) {
    const std::string person = "person:\"" + row.at("value1").get<std::string>() + "\"";
    const std::string country = "country:\"" + row.at("value2").get<std::string>() + "\"";
    EXPECT_EQ(corpus().total(person + " " + country), row.at("count")) << row;
    EXPECT_EQ(corpus().total(person), row.at("count1")) << row;
    EXPECT_EQ(corpus().total(country), row.at("count2")) << row;
  }
}

TEST(Cooccurrence, OfOneFieldHasEachPairOnceAndNobodyWithHimself) {
  const json pairs =
      corpus().as_json({"--view", "cooccur", "-n", "0", "--facet", "country:0"}).at("cooccur");
  std::set<std::pair<std::string, std::string>> seen;
  for (const json& row : pairs.at("rows")) {
    const std::string a = row.at("value1");
    const std::string b = row.at("value2");
    EXPECT_LT(a, b);
    EXPECT_TRUE(seen.emplace(a, b).second) << row;
  }
  EXPECT_FALSE(seen.empty());
}

TEST(TellingWords, AreCountedExactly) {
  const json answer = corpus().as_json({"--view", "terms", "-n", "15", "country:DM"});
  const json& rows = answer.at("terms").at("rows");
  ASSERT_FALSE(rows.empty());
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(),
                          [](const json& row) { return row.at("word") == "dominica"; }));
  double last = rows[0].at("score");
  for (const json& row : rows) {
    const std::string word = "\"" + row.at("word").get<std::string>() + "\"";
    EXPECT_EQ(corpus().total("country:DM " + word), row.at("count")) << row;
    EXPECT_EQ(corpus().total(word), row.at("of")) << row;
    EXPECT_LE(row.at("score"), last);
    last = row.at("score");
  }
}

TEST(FacetSearch, FindsTheRowsThatAreLikeThePattern) {
  const json all = corpus().as_json({"--view", "facets", "--facet", "person:0"});
  std::set<std::string> expected;
  for (const json& row : all.at("facets").at("person").at("values")) {
    const std::string value = row.at("value");
    if (value.starts_with("whit") || value.find("_whit") != std::string::npos) {
      expected.insert(row.dump());
    }
  }
  ASSERT_FALSE(expected.empty());
  for (const char* typed : {"person:whit*:0", "person:0:WHIT*", "person:Whit*k:0"}) {
    const json found = corpus().as_json({"--view", "facets", "--facet", typed});
    std::set<std::string> rows;
    for (const json& row : found.at("facets").at("person").at("values")) rows.insert(row.dump());
    EXPECT_EQ(rows, expected) << typed;
  }
}

TEST(CountryFacet, SaysHowManyAreAboutIt) {
  const json facets = corpus().as_json({"--view", "facets", "--facet", "country:0"}).at("facets");
  for (const json& row : facets.at("country").at("values")) {
    const std::string value = row.at("value");
    EXPECT_EQ(corpus().total("about:\"" + value + "\""), row.at("about")) << value;
  }
}

TEST(Kwic, ShowsEveryPlaceInItsSentence) {
  const TemporaryFolder folder;
  add_articles(
      folder / "x.db",
      {make_article("a", "The dam",
                    {"He spoke. “A dam burst,” she said. Then night fell.", "No dams here"})});
  const json answer = Shown(folder / "x.db").as_json({"--view", "kwic", "-n", "0", "dam"});
  Words shown;
  for (const json& row : answer.at("kwic")) {
    shown.push_back(row.at("before").get<std::string>() + "[" + row.at("match").get<std::string>() +
                    "]" + row.at("after").get<std::string>());
  }
  EXPECT_EQ(shown, (Words{"The [dam]", "“A [dam] burst,” she said.", "No [dams] here"}));
}

TEST(Kwic, OfNoWordsReadsNoArticle) {
  const TemporaryFolder folder;
  add_articles(folder / "x.db", {make_article("a", "Bridge", {"The bridge is open."})});
  Engine engine(folder / "x.db");
  Request request;
  request.view = View::kwic;
  for (const char* query : {"", "date:unknown", "-dam", "words:>1"}) {
    request.query = query;
    const Answer answer = engine.answer(request);
    EXPECT_EQ(answer.total, 1U) << query;
    EXPECT_TRUE(answer.order.empty()) << query;
  }
  request.query = "bridge";
  EXPECT_EQ(engine.answer(request).order.size(), 1U);
}

TEST(Kwic, PagesMakeUpTheWhole) {
  const json whole = corpus().as_json({"--view", "kwic", "-n", "0", "bridge"}).at("kwic");
  ASSERT_GT(whole.size(), 4U);
  json pages = json::array();
  for (std::size_t offset = 0; offset < whole.size(); offset += 3) {
    const json page = corpus().as_json(
        {"--view", "kwic", "-n", "3", "--offset", std::to_string(offset), "bridge"});
    EXPECT_EQ(page.at("more"), offset + 3 < whole.size());
    for (const json& row : page.at("kwic")) pages.push_back(row);
  }
  EXPECT_EQ(pages, whole);
}

TEST(Explain, NamesTheClauseThatLeavesNothing) {
  (void)corpus()({"--explain", "dominica country:DM country:NO"});
  EXPECT_THAT(corpus().talk(), testing::ContainsRegex("country:NO  <- leaves nothing"));
  EXPECT_THAT(corpus().talk(),
              testing::HasSubstr("read as   dominica AND country:DM AND country:NO"));
}

TEST(Explain, SaysWhyEachHitIsThere) {
  const json answer = corpus().as_json({"--explain", "dominica -country:NO"});
  for (const json& hit : answer.at("hits")) {
    const json& why = hit.at("why");
    ASSERT_EQ(why.size(), 2U);
    EXPECT_EQ(why[0].at("clause"), "dominica");
    EXPECT_EQ(why[0].at("has"), true);
    EXPECT_FALSE(why[0].at("where").empty());
    EXPECT_EQ(why[1].at("negated"), true);
    EXPECT_EQ(why[1].at("has"), false);
  }
}

TEST(Explain, DescribesEveryKindOfClause) {
  const TemporaryFolder folder;
  add_articles(folder / "x.db",
               {make_article("a", "River", {"A ceasefire by the river.", "The cease was cold."}),
                make_article("b", "Lake", {"A lake."})});
  Shown shown(folder / "x.db");
  struct Row {
    Words words;
    std::vector<const char*> lines;
  };
  for (const Row& row : {
           Row{{"cea*"}, {"  cea* is 2 words: cease, ceasefire\n", "  cea*: 1 article"}},
           Row{{"ceasefire w/5 river"}, {"  ceasefire w/5 river: 1 article; looks for "}},
           Row{{"atleast2(river)"}, {"  atleast2(river): 1 article; looks for "}},
           Row{{"in:title (river lake)"}, {"  in:title river: 1 article", "  in:title lake: 1 a"}},
           Row{{"said:nobody (river -lake)"},
               {"  said:nobody river: 0 articles", "  not said:nobody lake: 0 articles"}},
           Row{{"--syntax", "nexis", "ceasef!"}, {"read as   ceasef*\n", "  ceasef* is 1 word: "}},
       }) {
    Words words = row.words;
    words.insert(words.begin(), "--explain");
    (void)shown(words);
    for (const char* line : row.lines) EXPECT_THAT(shown.talk(), testing::HasSubstr(line));
  }
}

struct Typo {
  const char* typed;
  const char* hint;  ///< empty: none
};

TEST(DidYouMean, OffersWordsOfTheArchiveWhereNothingMatches) {
  const TemporaryFolder folder;
  add_articles(folder / "x.db", {make_article("a", "A ceasefire", {"A ceasefire by the river."}),
                                 make_article("b", "A ceasefire", {"A river and a lake."}),
                                 make_article("c", "Erdoğan", {"Erdoğan and Erdoğan once."})});
  Shown shown(folder / "x.db");
  for (const Typo& row : std::to_array<Typo>({
           {"ceasfire", "nothing has the word ceasfire; did you mean ceasefire?"},
           {"caesefire", "nothing has the word caesefire; did you mean ceasefire?"},
           {"rivre", "nothing has the word rivre; did you mean river?"},
           {"rvire", ""},      // two edits of a short word
           {"lakke", ""},      // in one article alone
           {"ceasefires", ""}  // found by its stem
       })) {
    const json hints = shown.as_json({row.typed}).at("hints");
    if (*row.hint == '\0') {
      EXPECT_EQ(hints, json::array()) << row.typed;
    } else {
      EXPECT_EQ(hints, json::array({row.hint}));
    }
  }
}

}  // namespace
}  // namespace newsdex
