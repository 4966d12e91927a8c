// Every query ends: whatever loops over an archive stops at its deadline.

#include "search/deadline.h"

#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "search/cooccurrence.h"
#include "search/engine.h"
#include "search/facets.h"
#include "search/hints.h"
#include "search/keywords.h"
#include "search/match.h"
#include "search/names.h"
#include "search/query/parser.h"
#include "search/rank.h"
#include "search/reasons.h"
#include "search/receipt.h"
#include "search/spelling.h"
#include "search/timeline.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

/// Expects the error of a deadline that has passed.
void expect_timeout(const char* name, const std::function<void()>& call) {
  try {
    call();
    ADD_FAILURE() << name << " goes on";
  } catch (const InputError& error) {
    EXPECT_EQ(error.code, "timeout") << name;
    EXPECT_THAT(error.what(), testing::HasSubstr("longer than 0 s")) << name;
  }
}

TEST(Deadline, EndsAQueryWithAMessage) {
  const TemporaryFolder folder;
  add_articles(folder / "x.db", {make_article("a", "Title", {"oil price"})});
  Engine engine(folder / "x.db");
  Request request;
  request.budget = std::chrono::milliseconds{0};
  for (const char* query : {"oil", "oil w/5 price", "pri*", "atleast1(oil)", "exact:oil"}) {
    request.query = query;
    expect_timeout(query, [&] { (void)engine.answer(request); });
    expect_timeout(query, [&] { (void)engine.explain(request); });
  }
}

TEST(Deadline, IsAskedByEveryLoop) {
  static constexpr int kArticles = 2100;  // more than a paced deadline lets pass
  const TemporaryFolder folder;
  std::vector<Article> articles;
  for (int i = 0; i < kArticles; ++i) {
    Article& article = articles.emplace_back(
        make_article("a" + std::to_string(i), "Title", {"oil price w" + std::to_string(i)}));
    article.topics = {"topic " + std::to_string(i), "oil"};
    article.published = parse_moment("2024-05-01");
  }
  add_articles(folder / "x.db", articles);
  const Archive archive = Archive::open(folder / "x.db");
  Vocabulary vocabulary(archive);
  const Matches all = everything(archive);
  ValueCounter counter(archive);
  const Deadline past(std::chrono::milliseconds{0});
  const FacetRequest topics{FieldId::topic, 0};
  const query::Node misspelt = query::parse("oyl", {}).root;
  Relevance relevance;
  relevance.terms["oil"] = 1;
  const Record record = archive.parts().at(0).record(1);
  text::Stemmer stemmer("en");
  Sought sought;
  sought.patterns.emplace_back().scope.zones = {Zone::body, Zone::lead};
  sought.patterns[0].tokens = {{0, {"oil"}, {}, {}, {}}};
  WordMatcher matcher(sought, stemmer);
  Record endless = record;
  for (int i = 0; i < kArticles; ++i) endless.article.text += " oil";
  endless.article.zones = {
      {Zone::body, 0, static_cast<std::uint32_t>(endless.article.text.size())}};
  std::vector<std::string> hints;
  const std::vector<std::pair<const char*, std::function<void()>>> calls{
      {"undated", [&] { (void)undated(archive, all, past); }},
      {"match_overlapping",
       [&] {
         (void)match_overlapping(archive, {kFirstDay, kLastDay}, all, past);
       }},
      {"rank_by_relevance", [&] { (void)rank_by_relevance(archive, all, relevance, 0, 10, past); }},
      {"rank_by_date", [&] { (void)rank_by_date(archive, all, Sort::newest, 0, 10, past); }},
      {"count_facet", [&] { (void)count_facet(all, topics, counter, past); }},
      {"count_pairs", [&] { (void)count_pairs(archive, all, topics, topics, 0, past); }},
      {"terms", [&] { (void)characteristic_terms(archive, all, 0, past); }},
      {"timeline", [&] { (void)make_timeline(archive, all, Grain::year, kLastDay, past); }},
      {"digest", [&] { (void)digest_of(archive, all, past); }},
      {"resolve",
       [&] {
         (void)resolve(archive, FieldId::topic, {"nobody", false, false}, past);
       }},
      {"nearest_labels", [&] { (void)nearest_labels(archive, FieldId::topic, "nobody", past); }},
      {"nearest_words", [&] { (void)nearest_words(archive, "prize", past); }},
      {"hints", [&] { add_hints_for_nothing(archive, vocabulary, misspelt, past, hints); }},
      {"reasons", [&] { (void)find_reasons(misspelt, archive, vocabulary, past); }},
      {"find_marks", [&] { (void)find_marks(endless, matcher, past); }},
  };
  for (const auto& [name, call] : calls) expect_timeout(name, call);
}

}  // namespace
}  // namespace newsdex
