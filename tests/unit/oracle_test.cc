// Random small archives and random queries: the engine against a scan of every article.

#include "tests/support/oracle.h"

#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "indexer/archive_writer.h"
#include "search/engine.h"
#include "search/query/parser.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

constexpr auto kWords = std::to_array<const char*>(
    {"oil",   "talks",   "talk",   "talking",  "Iran",    "Iran's",  "US",
     "us",    "price",   "prices", "minister", "Erdoğan", "Erdogan", "said",
     "party", "parties", "2025",   "crude",    "北京",    "war"});
constexpr auto kSources = std::to_array<const char*>({"", "The Herald", "Diario Uno", "AFP News"});
constexpr auto kSections = std::to_array<const char*>({"", "World", "Business"});
constexpr auto kTopics = std::to_array<const char*>({"war", "oil", "trade pact"});
constexpr auto kDates = std::to_array<const char*>(
    {"", "2024-05-01", "2024-05", "2024", "2024-12-31T23:30+03:00", "2025-01-01", "1987-02-26"});
constexpr auto kFacets =
    std::to_array<FieldId>({FieldId::source, FieldId::section, FieldId::topic, FieldId::year});

/// Draws articles and queries from one stream of random numbers.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool one_in(std::size_t n) { return below(n) == 0; }

  template <typename Table>
  std::string pick(const Table& table) {
    return table[below(table.size())];
  }

  std::string sentence(std::size_t most) {
    std::string out;
    for (std::size_t i = 0, n = 1 + below(most); i < n; ++i)
      out += (i == 0 ? "" : " ") + pick(kWords);
    return out;
  }

  Article article(std::size_t number) {
    std::vector<std::string> texts;
    for (std::size_t i = 0, n = 1 + below(4); i < n; ++i) texts.push_back(sentence(8));
    Article out = make_article("id" + std::to_string(number), one_in(3) ? "" : sentence(4), texts);
    out.source = pick(kSources);
    out.section = pick(kSections);
    for (const char* topic : kTopics) {
      if (one_in(3)) out.topics.emplace_back(topic);
    }
    out.published = parse_moment(pick(kDates));
    return out;
  }

  std::string clause(int depth) {
    switch (below(depth > 0 ? 14 : 9)) {
      case 0:
        return "\"" + sentence(2) + "\"";
      case 1:
        return "source:\"" + std::string(kSources[1 + below(kSources.size() - 1)]) + "\"";
      case 2:
        return "topic:\"" + pick(kTopics) + "\"";
      case 3:
        return one_in(2) ? "section:unknown" : "section:" + pick(kSections) + "x";
      case 4:
        return one_in(3) ? "date:unknown" : "date:2024-05..2024-12";
      case 5:
        return one_in(2) ? "words:>10" : "pric*";
      case 6:
        return "in:" + pick(std::array{"title", "lead", "body"}) + " " + pick(kWords);
      case 7:
      case 8:
        return pick(kWords);
      case 9:
        return "NOT " + group(depth - 1);
      case 10:
      case 11:
        return group(depth - 1) + " OR " + group(depth - 1);
      default:
        return group(depth - 1) + " " + group(depth - 1);
    }
  }

  std::string group(int depth) { return "(" + clause(depth) + ")"; }

  std::string query() {
    std::string out = clause(2);
    for (std::size_t i = below(3); i > 0; --i) out += " " + clause(1);
    return out;
  }

 private:
  std::mt19937 random_;
};

/// An archive of several parts, with articles replaced and removed, and the oracle beside it.
struct World {
  explicit World(unsigned seed) : dice(seed), oracle({}) {
    std::map<std::string, Article> all;
    for (int run = 0; run < 3; ++run) {
      std::vector<Article> articles;
      for (std::size_t i = 0; i < 12; ++i) {
        Article article = dice.article(static_cast<std::size_t>(run) * 8 + i);
        all[article.id] = article;
        articles.push_back(std::move(article));
      }
      add_articles(folder / "x.db", articles);
    }
    ArchiveWriter writer(folder / "x.db");
    writer.remove("id3");
    writer.publish();
    all.erase("id3");
    std::vector<Article> left;
    for (auto& [id, article] : all) left.push_back(std::move(article));
    oracle = Oracle(std::move(left));
  }

  TemporaryFolder folder;
  Dice dice;
  Oracle oracle;
};

std::vector<std::string> ids(Engine& engine, const Request& request) {
  const Answer answer = engine.answer(request);
  std::vector<std::string> out;
  for (const Ranked& ranked : answer.order) {
    const Part& part = engine.archive().parts()[ranked.place.part];
    out.emplace_back(part.columns.id(ranked.place.docid));
  }
  return out;
}

Request request_of(const std::string& query) {
  Request request;
  request.query = query;
  request.limit = 0;
  return request;
}

class EngineAgainstOracle : public testing::TestWithParam<unsigned> {};

TEST_P(EngineAgainstOracle, FindsTheSameArticles) {
  World world(GetParam());
  Engine engine(world.folder / "x.db");
  for (int i = 0; i < 150; ++i) {
    const std::string query = world.dice.query();
    const query::Parsed parsed = query::parse(query, {});
    const std::set<std::string> expected = world.oracle.match(parsed.root);
    const std::vector<std::string> found = ids(engine, request_of(query));
    EXPECT_EQ(std::set(found.begin(), found.end()), expected) << query;
    EXPECT_EQ(found.size(), expected.size()) << query << ": each once";
  }
}

TEST_P(EngineAgainstOracle, CountsFacetsExactly) {
  World world(GetParam());
  Engine engine(world.folder / "x.db");
  for (int i = 0; i < 60; ++i) {
    Request request = request_of(world.dice.clause(1));
    for (const FieldId field : kFacets) request.facets.push_back({field, 0});
    const Answer answer = engine.answer(request);
    const auto matches = world.oracle.match(query::parse(request.query, {}).root);
    for (const Facet& facet : answer.facets) {
      if (facet.mode == Combine::any &&
          request.query.find(field(facet.field).name) != std::string::npos) {
        continue;  // counted without the field's own selections: see the next test
      }
      std::map<std::string, std::uint64_t> counts;
      for (const FacetRow& row : facet.rows) counts[row.value] = row.count;
      if (facet.unknown > 0) counts[""] = facet.unknown;
      EXPECT_EQ(counts, world.oracle.count(matches, facet.field))
          << request.query << " " << field(facet.field).name;
    }
  }
}

TEST_P(EngineAgainstOracle, ARowCountsWhatSelectingItFinds) {
  World world(GetParam());
  Engine engine(world.folder / "x.db");
  for (int i = 0; i < 60; ++i) {
    Request request = request_of(world.dice.query());
    const bool selects_source = world.dice.one_in(2);
    if (selects_source) request.filters.emplace_back(FieldId::source, "The Herald");
    for (const FieldId field : kFacets) request.facets.push_back({field, 0});
    for (const Facet& facet : engine.answer(request).facets) {
      for (const FacetRow& row : facet.rows) {
        Request selected = request;
        selected.facets.clear();
        // A value of a single-valued field takes the place of the field's own selections.
        if (facet.mode == Combine::any) {
          if (request.query.find(field(facet.field).name) != std::string::npos) continue;
          std::erase_if(selected.filters,
                        [&](const auto& filter) { return filter.first == facet.field; });
        }
        selected.filters.emplace_back(facet.field, row.value);
        EXPECT_EQ(engine.answer(selected).total, row.count)
            << request.query << " " << field(facet.field).name << ":" << row.value;
      }
    }
  }
}

TEST_P(EngineAgainstOracle, PagesNeverOverlapAndMissNothing) {
  World world(GetParam());
  Engine engine(world.folder / "x.db");
  for (int i = 0; i < 40; ++i) {
    Request request = request_of(world.dice.query());
    request.sort = std::array{Sort::relevance, Sort::newest, Sort::oldest}[world.dice.below(3)];
    const std::vector<std::string> whole = ids(engine, request);
    std::vector<std::string> pages;
    request.limit = 3;
    for (request.offset = 0; request.offset <= whole.size(); request.offset += 3) {
      const auto page = ids(engine, request);
      pages.insert(pages.end(), page.begin(), page.end());
    }
    EXPECT_EQ(pages, whole) << request.query;
  }
}

TEST_P(EngineAgainstOracle, AFilterNeverAddsAHit) {
  World world(GetParam());
  Engine engine(world.folder / "x.db");
  for (int i = 0; i < 60; ++i) {
    const std::string query = world.dice.query();
    const std::string narrowed = "(" + query + ") topic:oil";
    EXPECT_LE(engine.answer(request_of(narrowed)).total, engine.answer(request_of(query)).total)
        << query;
  }
}

TEST_P(EngineAgainstOracle, OrdersByDateWithTheUndatedLast) {
  World world(GetParam());
  Engine engine(world.folder / "x.db");
  std::map<std::string, std::optional<Moment>> dates;
  for (const Article& article : world.oracle.articles()) dates[article.id] = article.published;
  for (const Sort sort : {Sort::newest, Sort::oldest}) {
    Request request = request_of("*");
    request.sort = sort;
    std::optional<std::int64_t> last;
    bool undated = false;
    for (const std::string& id : ids(engine, request)) {
      if (!dates[id]) {
        undated = true;
        continue;
      }
      EXPECT_FALSE(undated) << "an undated article stands before a dated one";
      const std::int64_t at = instant(*dates[id]);
      if (last) {
        EXPECT_TRUE(sort == Sort::newest ? at <= *last : at >= *last);
      }
      last = at;
    }
  }
}

TEST_P(EngineAgainstOracle, MergingChangesNoAnswer) {
  World world(GetParam());
  std::vector<std::string> queries;
  std::vector<std::set<std::string>> before;
  {
    Engine engine(world.folder / "x.db");
    for (int i = 0; i < 40; ++i) {
      queries.push_back(world.dice.query());
      const auto found = ids(engine, request_of(queries.back()));
      before.emplace_back(found.begin(), found.end());
    }
  }
  ArchiveWriter(world.folder / "x.db").merge(true);
  Engine engine(world.folder / "x.db");
  EXPECT_EQ(engine.archive().parts().size(), 1U);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto found = ids(engine, request_of(queries[i]));
    EXPECT_EQ(std::set(found.begin(), found.end()), before[i]) << queries[i];
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, EngineAgainstOracle, testing::Range(1U, 9U));

}  // namespace
}  // namespace newsdex
