// Scores are those of Xapian's matcher, and so is the order.

#include "search/bm25.h"

#include <cstdint>
#include <random>

#include <gtest/gtest.h>

#include "search/rank.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

const std::vector<std::string> kWords = {"harbour", "ferry",  "the",   "mayor",  "vote",
                                         "bridge",  "strike", "river", "council"};

/// Articles of random words, the first words much more frequent, in two parts.
void add_random_articles(const std::filesystem::path& db) {
  std::mt19937 random(29);
  for (int part = 0; part < 2; ++part) {
    std::vector<Article> articles;
    for (int i = 0; i < 150; ++i) {
      std::string body;
      for (std::size_t word = 0; word < 5 + random() % 200; ++word) {
        body += kWords[std::min(random() % kWords.size(), random() % kWords.size())] + ' ';
      }
      articles.push_back(
          make_article(std::to_string(part) + "-" + std::to_string(i), "Title", {body}));
    }
    add_articles(db, articles);
  }
}

/// The scores of all articles by id, as Xapian's matcher gives them.
std::map<std::string, double> scores_by_xapian(const Archive& archive,
                                               const std::map<std::string, double>& terms) {
  Xapian::Database database;
  for (const Part& part : archive.parts()) database.add_database(part.database());
  std::vector<Xapian::Query> weighed;
  for (const auto& [term, factor] : terms) weighed.push_back(factor * Xapian::Query(term));
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, kBm25LeastLength));
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, weighed.begin(), weighed.end()));
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::map<std::string, double> out;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    const std::size_t part = (*hit - 1) % archive.parts().size();
    const auto docid = static_cast<std::uint32_t>((*hit - 1) / archive.parts().size() + 1);
    out.emplace(archive.parts()[part].columns.id(docid), hit.get_weight());
  }
  return out;
}

TEST(Bm25, GivesTheScoresOfXapiansMatcher) {
  const TemporaryFolder folder;
  add_random_articles(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  ASSERT_GT(archive.parts().size(), 1U);
  for (const std::map<std::string, double>& terms :
       {std::map<std::string, double>{{"Zharbour", 1}},
        std::map<std::string, double>{{"Zferri", 1}, {"Zmayor", 2}, {"Zthe", 1}},
        std::map<std::string, double>{{"Zcouncil", 0.5}, {"Zriver", 3}, {"Zabsent", 1}}}) {
    Relevance relevance;
    relevance.terms = terms;
    const auto theirs = scores_by_xapian(archive, terms);
    const auto ours = rank_by_relevance(archive, everything(archive), relevance, 0, 0, {});
    ASSERT_EQ(ours.size(), 300U);
    double before = 1e9;
    for (const Ranked& ranked : ours) {
      const std::string id(archive.parts()[ranked.place.part].columns.id(ranked.place.docid));
      const auto theirs_of_it = theirs.find(id);
      EXPECT_NEAR(*ranked.score, theirs_of_it == theirs.end() ? 0 : theirs_of_it->second, 1e-9)
          << id;
      EXPECT_LE(*ranked.score, before);
      before = *ranked.score;
    }
  }
}

// Few articles are looked for in the lists, many are scored in a table.
TEST(Bm25, GivesFewArticlesTheScoresTheyHaveAmongAll) {
  const TemporaryFolder folder;
  add_random_articles(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  Relevance relevance;
  relevance.terms = {{"Zferri", 1}, {"Zriver", 2}};
  const auto all = rank_by_relevance(archive, everything(archive), relevance, 0, 0, {});
  for (const Ranked& one : all) {
    std::vector<Roaring> parts(archive.parts().size());
    parts[one.place.part].add(one.place.docid);
    const auto alone = rank_by_relevance(archive, Matches(parts), relevance, 0, 0, {});
    ASSERT_EQ(alone.size(), 1U);
    EXPECT_EQ(alone[0].score, one.score) << one.place.docid;
  }
}

TEST(Ranking, HasTheSamePagesHoweverTheyAreCut) {
  const TemporaryFolder folder;
  add_random_articles(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  Relevance relevance;
  relevance.terms = {{"Zferri", 1}, {"Zriver", 1}};
  relevance.neighbours = {{"ferry", "river"}};
  relevance.half_life = 30;
  const Matches all = everything(archive);
  const auto whole = rank_by_relevance(archive, all, relevance, 0, 0, {});
  for (const std::size_t size : {1U, 7U, 90U, 110U}) {
    std::vector<Ranked> pages;
    for (std::size_t offset = 0; offset < whole.size(); offset += size) {
      const auto page = rank_by_relevance(archive, all, relevance, offset, size, {});
      pages.insert(pages.end(), page.begin(), page.end());
    }
    ASSERT_EQ(pages.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      EXPECT_EQ(pages[i].place, whole[i].place) << size << ' ' << i;
      EXPECT_EQ(pages[i].score, whole[i].score) << size << ' ' << i;
    }
  }
}

TEST(Ranking, HasNothingBehindTheLastArticle) {
  const TemporaryFolder folder;
  add_random_articles(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  const Matches all = everything(archive);
  for (const std::size_t offset : {all.size(), all.size() + 1, std::size_t{1} << 63U, SIZE_MAX}) {
    for (const std::size_t size : {0U, 1U, 10U}) {
      EXPECT_TRUE(rank_by_relevance(archive, all, {}, offset, size, {}).empty()) << offset;
      for (const Sort sort : {Sort::newest, Sort::oldest}) {
        EXPECT_TRUE(rank_by_date(archive, all, sort, offset, size, {}).empty()) << offset;
      }
    }
  }
}

}  // namespace
}  // namespace newsdex
