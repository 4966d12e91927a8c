// Random small archives and random queries: the engine against a scan of every article.

#include "tests/support/oracle.h"

#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "indexer/archive_writer.h"
#include "search/engine.h"
#include "search/marks.h"
#include "search/query/parser.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

constexpr auto kWords = std::to_array<const char*>(
    {"oil",   "talks",   "talk",   "talking",  "Iran",    "Iran's",  "US",
     "us",    "price",   "prices", "minister", "Erdoğan", "Erdogan", "said",
     "party", "parties", "2025",   "crude",    "北京",    "war"});
constexpr auto kPlaces =
    std::to_array<const char*>({"oil", "Oil", "talks", "talk", "Iran", "US", "us", "price",
                                "prices", "Erdoğan", "Erdogan", "party", "parties", "war", "WAR"});
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
    for (std::size_t i = 0, n = 1 + below(most); i < n; ++i) {
      out += (i == 0 ? "" : " ") + pick(kWords);
    }
    return out;
  }

  /// Sentences of words without n-grams, which are the places of words.
  std::string paragraph() {
    std::string out;
    for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) {
      for (std::size_t k = 0, words = 1 + below(6); k < words; ++k) out += pick(kPlaces) + " ";
      out.back() = '.';
      out += ' ';
    }
    return out;
  }

  Article article(std::size_t number) {
    std::vector<std::string> texts;
    for (std::size_t i = 0, n = 1 + below(4); i < n; ++i) {
      texts.push_back(one_in(2) ? sentence(8) : paragraph());
    }
    Article out = make_article("id" + std::to_string(number), one_in(3) ? "" : sentence(4), texts);
    out.source = pick(kSources);
    out.section = pick(kSections);
    for (const char* topic : kTopics) {
      if (one_in(3)) out.topics.emplace_back(topic);
    }
    out.published = parse_moment(pick(kDates));
    return out;
  }

  std::string proximity() {
    static constexpr auto kReaches = std::to_array<const char*>(
        {"w/1", "w/2", "w/3", "w/5", "pre/1", "pre/2", "pre/4", "w/s", "w/p"});
    return (one_in(5) ? " NOT " : " ") + pick(kReaches) + " ";
  }

  /// A word, phrase, pattern or spelling.
  std::string place() {
    switch (below(8)) {
      case 0:
        return "\"" + pick(kPlaces) + " " + pick(kPlaces) + "\"";
      case 1:
        return pick(std::array{"ta*", "pr?ce*", "oi?l*", "par*es", "erd*n"});
      case 2:
        return "exact:" + pick(kPlaces);
      case 3:
        return "caps(" + pick(kPlaces) + ")";
      default:
        return pick(kPlaces);
    }
  }

  std::string near(int depth) {
    const auto operand = [&] {
      if (one_in(5)) return "(" + place() + " OR " + place() + ")";
      if (one_in(8)) return "(" + place() + " AND " + place() + ")";
      return depth > 0 && one_in(4) ? "(" + near(depth - 1) + ")" : place();
    };
    const std::string link = proximity();
    const std::string left = operand();
    // What stands behind NOT w/n has no AND in it.
    const std::string right = link.starts_with(" NOT") ? place() : operand();
    return left + link + right + (one_in(4) ? " w/3 " + place() : "");
  }

  std::string clause(int depth) {
    switch (below(depth > 0 ? 18 : 13)) {
      case 15:
      case 16:
        return near(1);
      case 9:
        return near(0);
      case 10:
        return "in:" + pick(std::array{"title", "lead", "body"}) + " " + near(0);
      case 11:
        return place();
      case 12:
        return "atleast" + std::to_string(1 + below(4)) + "(" + place() + " OR " + place() + ")";
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
      case 13:
        return "NOT " + group(depth - 1);
      case 14:
      case 17:
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

/// Overlapping stretches as one.
std::set<std::pair<std::size_t, std::size_t>> joined(
    const std::set<std::pair<std::size_t, std::size_t>>& stretches) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const auto& [begin, end] : stretches) {
    if (!out.empty() && begin < out.back().second) {
      out.back().second = std::max(out.back().second, end);
    } else {
      out.emplace_back(begin, end);
    }
  }
  return {out.begin(), out.end()};
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

TEST_P(EngineAgainstOracle, MarksTheWordsThatTakePart) {
  World world(GetParam());
  Engine engine(world.folder / "x.db");
  std::map<std::string, const Article*> articles;
  for (const Article& article : world.oracle.articles()) articles[article.id] = &article;
  text::Stemmer stemmer("en");
  Vocabulary vocabulary(engine.archive());
  int compared = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string query = world.dice.place() + world.dice.proximity() + world.dice.place();
    const query::Node root = query::parse(query, {}).root;
    if (root.proximity.negated) continue;
    const Plan plan = make_plan(root, engine.archive(), vocabulary, Deadline());
    const Answer answer = engine.answer(request_of(query));
    WordMatcher matcher(plan.sought, stemmer);
    for (const Ranked& ranked : answer.order) {
      const Record record = engine.archive().parts()[ranked.place.part].record(ranked.place.docid);
      std::set<std::pair<std::size_t, std::size_t>> marked;
      for (const Mark& mark : find_marks(record, matcher, Deadline())) {
        marked.emplace(mark.begin, mark.end);
      }
      EXPECT_EQ(marked, joined(oracle_marks(*articles.at(record.article.id), root))) << query;
      ++compared;
    }
  }
  EXPECT_GT(compared, 50);
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
  int compared = 0;
  while (compared < 1250) {
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
        ++compared;
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
