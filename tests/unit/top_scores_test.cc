// What is left out by bounds changes nothing: pages are those of the same archive without them.

#include "search/top_scores.h"

#include <random>

#include <gtest/gtest.h>

#include "search/rank.h"
#include "tests/support/older_archive.h"
#include "tests/support/synthetic_archive.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// Sizes of parts: with and without frequent terms.
constexpr std::uint32_t kParts[] = {9000, 3000, 90};

/// Of 12 articles, how many have it: `even` everywhere alike, `old` among the first only, `same`
/// once in each of them, of which a third are of one length.
std::vector<SyntheticTerm> random_article(std::mt19937& random, std::uint32_t index) {
  const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
  std::vector<SyntheticTerm> terms;
  const auto add = [&](const char* name, std::uint32_t wdf) {
    terms.push_back({name, wdf, {1 + below(40), 50 + below(40)}});
  };
  if (below(12) < 5) add("even", 1 + below(4) * below(4));
  if (below(12) < 3) add("few", 1 + below(3));
  terms.push_back({"filler", index % 3 == 0 ? 100 : 1 + below(300), {}});
  if (below(300) == 0) add("huge", 60 + below(100'000));
  if (index < 4000 && below(12) < 11) add("old", 1 + below(70));
  if (below(500) == 0) add("rare", 1 + below(9));
  terms.push_back({"same", 1, {}});
  return terms;
}

class Bounded : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    std::mt19937 random(31);
    for (const std::uint32_t size : kParts) {
      std::vector<std::vector<SyntheticTerm>> articles;
      for (std::uint32_t i = 0; i < size; ++i) articles.push_back(random_article(random, i));
      for (const char* db : {"with.db", "without.db"}) {
        add_synthetic_articles(*folder_ / db, std::to_string(size) + "-", articles);
      }
    }
    forget_frequent_terms(*folder_ / "without.db");
  }
  static void TearDownTestSuite() { folder_.reset(); }

  [[nodiscard]] static Archive with() { return Archive::open(*folder_ / "with.db"); }
  [[nodiscard]] static Archive without() { return Archive::open(*folder_ / "without.db"); }

 private:
  inline static std::unique_ptr<TemporaryFolder> folder_;
};

Relevance relevance(std::map<std::string, double> terms) {
  Relevance out;
  out.terms = std::move(terms);
  out.today = Day(std::chrono::days(60));
  return out;
}

std::vector<Relevance> relevances() {
  std::vector<Relevance> out;
  for (const std::map<std::string, double>& terms : std::vector<std::map<std::string, double>>{
           {{"even", 1}},
           {{"old", 1}},
           {{"same", 1}},
           {{"huge", 1}},
           {{"rare", 2}},
           {{"absent", 1}},
           {{"even", 1}, {"rare", 1}},
           {{"even", 1}, {"few", 0.1}, {"absent", 1}},
           {{"few", 1}, {"huge", 0.01}, {"old", 3}},
           {{"even", 1}, {"few", 1}, {"old", 1}, {"rare", 1}, {"same", 1}}}) {
    out.push_back(relevance(terms));
  }
  out.push_back(relevance({{"even", 1}, {"old", 0.2}}));
  out.back().neighbours = {{"even", "old"}};
  out.push_back(relevance({{"even", 1}}));
  out.back().half_life = 10;
  return out;
}

/// All articles, those of a term, every 40th, and the last ones of each part.
std::vector<Matches> sets(const Archive& archive) {
  std::vector<Matches> out{everything(archive)};
  for (const char* term : {"even", "old", "rare"}) {
    Clause clause;
    clause.kind = Clause::Kind::terms;
    clause.terms = {term};
    out.push_back(match(archive, clause, {}));
  }
  Matches sparse = everything(archive);
  Matches late = everything(archive);
  std::vector<Roaring> few(archive.parts().size());
  std::vector<Roaring> last(archive.parts().size());
  for (std::size_t i = 0; i < few.size(); ++i) {
    const std::uint32_t documents = archive.parts()[i].documents();
    for (std::uint32_t d = 40; d <= documents; d += 40) few[i].add(d);
    last[i].addRange(documents / 2, std::uint64_t{documents} + 1);
  }
  out.emplace_back(few);
  out.emplace_back(last);
  return out;
}

TEST_F(Bounded, GivesThePagesThatAllScoresGive) {
  const Archive archive = with();
  const Archive unaided = without();
  ASSERT_EQ(archive.parts().size(), std::size(kParts));
  ASSERT_TRUE(archive.parts()[0].frequent("even").has_value());
  ASSERT_FALSE(unaided.parts()[0].frequent("even").has_value());
  const std::vector<Matches> matches = sets(archive);
  for (const Relevance& relevance : relevances()) {
    for (std::size_t set = 0; set < matches.size(); ++set) {
      const auto all = rank_by_relevance(unaided, matches[set], relevance, 0, 0, {});
      ASSERT_EQ(all.size(), matches[set].size());
      for (const auto& [offset, limit] : {std::pair{0U, 1U},
                                          {0U, 10U},
                                          {7U, 10U},
                                          {0U, 100U},
                                          {90U, 40U},
                                          {3000U, 50U},
                                          {0U, 1'000'000U},
                                          {0U, 0U}}) {
        const auto page = rank_by_relevance(archive, matches[set], relevance, offset, limit, {});
        const std::size_t begin = std::min<std::size_t>(offset, all.size());
        const std::size_t end =
            limit == 0 ? all.size() : std::min<std::size_t>(begin + limit, all.size());
        ASSERT_EQ(page.size(), end - begin);
        for (std::size_t i = 0; i < page.size(); ++i) {
          const Ranked& expected = all[begin + i];
          ASSERT_EQ(page[i].place, expected.place)
              << relevance.terms.begin()->first << " set " << set << " row " << begin + i;
          ASSERT_EQ(page[i].score, expected.score);
        }
      }
    }
  }
}

TEST_F(Bounded, LeavesMostScoresOut) {
  const Archive archive = with();
  const Bm25 bm25(archive, {});
  const Matches all = everything(archive);
  const auto scores = top_scores(archive, all, {{"even", 1}}, bm25, 10, {});
  std::size_t kept = 0;
  for (const Scores& part : scores) kept += part.docids.size();
  EXPECT_LT(kept, all.size() / 10);
}

TEST_F(Bounded, FindsTheSameArticles) {
  const Archive archive = with();
  const Archive unaided = without();
  for (const char* term : {"even", "few", "filler", "huge", "old", "rare", "same", "absent"}) {
    Clause clause;
    clause.kind = Clause::Kind::terms;
    clause.terms = {term, "rare"};
    for (const Matches& among : sets(archive)) {
      EXPECT_EQ(match(archive, clause, among, {}).parts(),
                match(unaided, clause, among, {}).parts())
          << term;
    }
  }
}

}  // namespace
}  // namespace newsdex
