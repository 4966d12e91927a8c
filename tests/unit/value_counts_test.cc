// Values are counted alike from a few articles and from a table of all values, over parts that
// number them in their own ways.

#include "search/value_counts.h"

#include <map>
#include <random>
#include <span>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

constexpr int kParts = 3;
constexpr int kArticles = 200;

void add_parts(const std::filesystem::path& db) {
  std::mt19937 random(17);
  for (int part = 0; part < kParts; ++part) {
    std::vector<Article> articles;
    for (int i = 0; i < kArticles; ++i) {
      Article& article = articles.emplace_back(
          make_article(std::to_string(part) + "-" + std::to_string(i), "Title", {"Text."}));
      for (std::uint32_t topic = 0; topic < random() % 5; ++topic) {
        article.topics.push_back("t" + std::to_string(std::min(random() % 400, random() % 400)));
      }
    }
    add_articles(db, articles);
  }
}

/// As the columns say, value by value.
std::map<std::string, std::uint64_t> counts_by_hand(const Archive& archive,
                                                    const Matches& counted) {
  std::map<std::string, std::uint64_t> out;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const LabelColumn& column = archive.parts()[i].columns.labels(FieldId::topic);
    for (const std::uint32_t docid : counted.parts()[i]) {
      for (const std::uint32_t ordinal : column.ordinals(docid)) {
        ++out[std::string(column.value(ordinal))];
      }
    }
  }
  return out;
}

std::uint64_t unknown_by_hand(const Archive& archive, const Matches& counted) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    for (const std::uint32_t docid : counted.parts()[i]) {
      if (archive.parts()[i].columns.is_unknown(FieldId::topic, docid)) ++out;
    }
  }
  return out;
}

std::map<std::string, std::uint64_t> as_map(const ValueCounts& counts) {
  std::map<std::string, std::uint64_t> out;
  for (const ValueCount& value : counts.frequent) {
    EXPECT_TRUE(out.emplace(value.value, value.articles).second) << value.value;
  }
  return out;
}

/// Every `step`-th article of each part.
Matches some(const Archive& archive, std::uint32_t step) {
  std::vector<Roaring> parts(archive.parts().size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::uint32_t d = 1; d <= archive.parts()[i].documents(); d += step) parts[i].add(d);
  }
  return Matches(std::move(parts));
}

TEST(ValueCounter, CountsFewAndManyAlike) {
  const TemporaryFolder folder;
  add_parts(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  ASSERT_EQ(archive.parts().size(), static_cast<std::size_t>(kParts));
  ValueCounter counter(archive);
  // The fewest first: the table is not there before many are counted, and used ever after.
  for (const std::uint32_t step : {150U, 7U, 1U, 150U}) {
    const Matches counted = some(archive, step);
    const auto expected = counts_by_hand(archive, counted);
    const ValueCounts counts = counter.count(counted, FieldId::topic, 0, {});
    EXPECT_EQ(as_map(counts), expected) << step;
    EXPECT_EQ(counts.values, expected.size()) << step;
    EXPECT_EQ(counts.unknown, unknown_by_hand(archive, counted)) << step;
  }
}

TEST(ValueCounter, AddsUpAFewOfOnePartAndManyOfAnother) {
  const TemporaryFolder folder;
  add_parts(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  for (std::size_t whole = 0; whole < static_cast<std::size_t>(kParts); ++whole) {
    std::vector<Roaring> parts = some(archive, 150).parts();
    parts[whole] = archive.parts()[whole].live();
    const Matches counted(std::move(parts));
    const auto expected = counts_by_hand(archive, counted);
    ValueCounter counter(archive);
    const ValueCounts counts = counter.count(counted, FieldId::topic, 0, {});
    EXPECT_EQ(as_map(counts), expected) << whole;
    EXPECT_EQ(counts.values, expected.size()) << whole;
  }
}

TEST(ValueCounter, CountsAlikeHoweverOftenItIsAsked) {
  const TemporaryFolder folder;
  add_parts(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  ValueCounter counter(archive);
  const Matches counted = some(archive, 150);
  const auto expected = counts_by_hand(archive, counted);
  for (int round = 0; round < 50; ++round) {
    EXPECT_EQ(as_map(counter.count(counted, FieldId::topic, 0, {})), expected) << round;
  }
}

TEST(Tally, LeavesItsTableAsItWasWhereAColumnIsDamaged) {
  const TemporaryFolder folder;
  add_parts(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  ValueTable table(archive, FieldId::topic, {});
  const std::uint32_t values = archive.parts()[0].columns.labels(FieldId::topic).values();
  // A value an article, and the last one's is one more than the table knows.
  const std::vector<std::uint32_t> offsets(2 * (values + 1UL) + 1);
  std::vector<std::uint32_t> rows{0};
  std::vector<std::uint32_t> ordinals;
  std::vector<std::uint32_t> docids;
  for (std::uint32_t docid = 1; docid <= kArticles; ++docid) {
    ordinals.push_back(docid < kArticles ? docid % values : values);
    rows.push_back(docid);
    docids.push_back(docid);
  }
  const std::vector<std::uint16_t> mentions(ordinals.size(), 1);
  const LabelColumn damaged(StringTable(offsets, {}), rows, ordinals, mentions);
  for (const std::size_t articles : {docids.size(), std::size_t{2}}) {
    const Deadline never;
    PacedDeadline pace(never);
    const auto last = std::span(docids).last(articles);
    EXPECT_THROW((void)Tally(table).add(0, damaged, last, pace), ArchiveError) << articles;
    EXPECT_THAT(table.counts, testing::Each(0U)) << articles;
    EXPECT_THAT(table.of_part, testing::Each(0U)) << articles;
  }
}

TEST(ValueCounter, LeavesOutOnlyWhatEnoughOthersExceed) {
  const TemporaryFolder folder;
  add_parts(folder / "x.db");
  const Archive archive = Archive::open(folder / "x.db");
  for (const std::uint32_t step : {150U, 1U}) {
    ValueCounter counter(archive);
    const Matches counted = some(archive, step);
    const auto all = counts_by_hand(archive, counted);
    std::vector<std::uint64_t> ordered;
    for (const auto& [value, articles] : all) ordered.push_back(articles);
    std::sort(ordered.rbegin(), ordered.rend());
    for (const std::size_t limit : {1U, 3U, 10U, 5000U}) {
      std::map<std::string, std::uint64_t> expected = all;
      const std::uint64_t least = limit < ordered.size() ? ordered[limit - 1] : 0;
      std::erase_if(expected, [&](const auto& entry) { return entry.second < least; });
      const ValueCounts counts = counter.count(counted, FieldId::topic, limit, {});
      EXPECT_EQ(as_map(counts), expected) << step << ' ' << limit;
      EXPECT_EQ(counts.values, all.size());
    }
  }
}

}  // namespace
}  // namespace newsdex
