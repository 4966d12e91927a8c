#include "indexer/learn.h"

#include <fstream>

#include <gtest/gtest.h>

#include "common/archive/archive.h"
#include "indexer/archive_writer.h"
#include "indexer/pipeline.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

constexpr const char* kNewsletter = "Get our best stories every morning in your inbox.";

Article herald_article(int number) {
  const std::string tail(static_cast<std::size_t>(number + 1), 'x');
  Article article =
      make_article("h" + std::to_string(number), "Council votes " + tail,
                   {"The council voted on " + tail + " after a long debate.",
                    "The mayor told reporters that " + tail + " would be built.",
                    "Work begins in spring near the " + tail + " bridge.", kNewsletter});
  article.source = "Herald";
  return article;
}

std::vector<Article> herald_articles(int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) articles.push_back(herald_article(i));
  return articles;
}

/// What stands in the boilerplate of the article with this id.
std::string boilerplate_of(const std::filesystem::path& folder, const std::string& id) {
  const Archive archive = Archive::open(folder);
  std::string out;
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) {
      const Article article = part.record(docid).article;
      if (article.id != id) continue;
      for (const ZoneSpan& span : article.zones) {
        if (span.zone != Zone::boilerplate) continue;
        out += article.text.substr(span.begin, span.end - span.begin);
      }
    }
  }
  return out;
}

TEST(Learn, TakesWhatIsRepeatedOutOfTheStories) {
  const TemporaryFolder folder;
  add_articles(folder / "db", herald_articles(6));
  EXPECT_EQ(boilerplate_of(folder / "db", "h3"), "");
  const Learned learned = learn_boilerplate(folder / "db");
  EXPECT_EQ(learned.articles, 6U);
  EXPECT_EQ(learned.rewritten, 6U);
  EXPECT_EQ(boilerplate_of(folder / "db", "h3"), kNewsletter);
}

TEST(Learn, ChangesNothingTheSecondTime) {
  const TemporaryFolder folder;
  add_articles(folder / "db", herald_articles(6));
  const Learned first = learn_boilerplate(folder / "db");
  const Learned second = learn_boilerplate(folder / "db");
  EXPECT_EQ(second.table, first.table);
  EXPECT_EQ(second.rewritten, 0U);
}

TEST(Learn, GivesBackWhatIsNotRepeatedAnyMore) {
  const TemporaryFolder folder;
  add_articles(folder / "db", herald_articles(6));
  static_cast<void>(learn_boilerplate(folder / "db"));
  {
    ArchiveWriter writer(folder / "db");
    for (int i = 2; i < 6; ++i) writer.remove("h" + std::to_string(i));
    writer.publish();
  }
  const Learned learned = learn_boilerplate(folder / "db");
  EXPECT_TRUE(learned.table.empty());
  EXPECT_EQ(learned.rewritten, 2U);
  EXPECT_EQ(boilerplate_of(folder / "db", "h1"), "");
}

TEST(Learn, HoldsForArticlesThatComeLaterAndKeepsOldOnesUnchanged) {
  const TemporaryFolder folder;
  const auto index = [&](int first, int last) {
    std::ofstream out(folder / "articles.jsonl");
    for (int i = first; i < last; ++i) {
      const Article article = herald_article(i);
      std::string body;
      for (const ZoneSpan& span : article.zones) {
        if (span.zone == Zone::title) continue;
        body += article.text.substr(span.begin, span.end - span.begin) + "\\n\\n";
      }
      out << R"({"id":")" << article.id << R"(","source":"Herald","title":")" << article.title
          << R"(","body":")" << body << "\"}\n";
    }
    out.close();
    IndexOptions options;
    options.db = (folder / "db").string();
    options.inputs.paths = {(folder / "articles.jsonl").string()};
    return index_articles(options, {});
  };
  EXPECT_EQ(index(0, 6).added, 6U);
  static_cast<void>(learn_boilerplate(folder / "db"));
  EXPECT_EQ(index(6, 7).added, 1U);
  EXPECT_EQ(boilerplate_of(folder / "db", "h6"), kNewsletter);
  EXPECT_EQ(index(0, 7).unchanged, 7U);
}

}  // namespace
}  // namespace newsdex
