#include "indexer/salvage.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/archive.h"
#include "common/archive/files.h"
#include "common/archive/glass/table_reader.h"
#include "indexer/article_line.h"
#include "indexer/part/glass/table_salvager.h"
#include "indexer/pipeline.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::IsEmpty;

namespace fs = std::filesystem;

void index_into(const fs::path& db, const fs::path& input) {
  IndexOptions options;
  options.db = db.string();
  options.inputs.paths = {input.string()};
  options.entities = Entities::no;
  (void)index_articles(options, {});
}

std::map<std::string, Article> articles_of(const fs::path& db) {
  std::map<std::string, Article> articles;
  const Archive archive = Archive::open(db);
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) {
      Article article = part.record(docid).article;
      articles[article.id] = article;
    }
  }
  return articles;
}

/// What a line of JSON Lines holds of an article, of whatever format that was.
void expect_same(const Article& a, const Article& b) {
  SCOPED_TRACE(a.id);
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.title_source, b.title_source);
  EXPECT_EQ(a.url, b.url);
  EXPECT_EQ(a.published, b.published);
  EXPECT_EQ(a.modified, b.modified);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.section, b.section);
  EXPECT_EQ(a.dateline, b.dateline);
  EXPECT_EQ(a.bylines, b.bylines);
  EXPECT_EQ(a.topics, b.topics);
  EXPECT_EQ(a.supplied, b.supplied);
  for (const auto& field : a.extra) EXPECT_THAT(b.extra, testing::Contains(field));
}

TEST(Salvage, GivesTheArticlesOfEveryFormatAsTheyWere) {
  const TemporaryFolder folder;
  index_into(folder / "a.db", corpus_folder());
  const SalvageSummary summary = salvage_articles(folder / "a.db", folder / "all.jsonl");
  EXPECT_THAT(summary.lost, IsEmpty());
  EXPECT_THAT(summary.altered, IsEmpty());
  EXPECT_THAT(summary.doubts, IsEmpty());
  index_into(folder / "b.db", folder / "all.jsonl");
  const auto before = articles_of(folder / "a.db");
  const auto after = articles_of(folder / "b.db");
  EXPECT_EQ(summary.articles, before.size());
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [id, article] : before) {
    ASSERT_TRUE(after.contains(id)) << id;
    expect_same(article, after.at(id));
  }
}

TEST(ArticleLine, GivesTheFirstOfSeveralValuesOfAKey) {
  Article article;
  article.id = "a";
  article.text = "Ferries stop";
  article.zones = {{Zone::lead, 0, 12}};
  article.path = "in/a.txt";
  article.via = "Wire";
  article.extra = {{"path", "\"of the input\""}, {"id", "7"}, {"pages", "[1,2]"}};
  EXPECT_EQ(to_json_line(article),
            R"({"id":"a","body":"Ferries stop","path":"of the input","pages":[1,2],"via":"Wire"})");
}

TEST(TableSalvager, ReadsASoundTableAsTheReaderDoes) {
  const TemporaryFolder folder;
  index_into(folder / "a.db", corpus_folder());
  for (const char* file : {"docdata.glass", "termlist.glass", "postlist.glass", "position.glass"}) {
    const fs::path path = folder / "a.db" / "parts" / "000001" / file;
    glass::TableReader reader(path);
    glass::TableSalvager salvager(path);
    std::size_t entries = 0;
    for (; reader.next(); ++entries) {
      ASSERT_TRUE(salvager.next()) << file;
      ASSERT_EQ(salvager.key(), reader.key()) << file;
      ASSERT_EQ(salvager.tag(), reader.tag()) << file;
      ASSERT_EQ(salvager.is_compressed(), reader.is_compressed()) << file;
    }
    EXPECT_FALSE(salvager.next()) << file;
    EXPECT_GT(entries, 100U) << file;
  }
}

}  // namespace
}  // namespace newsdex
