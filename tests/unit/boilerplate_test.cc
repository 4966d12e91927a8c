#include "indexer/extract/boilerplate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/extract/zones.h"

namespace newsdex {
namespace {

using ::testing::IsEmpty;

constexpr const char* kNewsletter = "Get our 7 best stories every morning in your inbox.";

/// A story of five paragraphs that no other number shares.
std::string story(int number) {
  std::string text;
  for (int i = 0; i < 5; ++i) {
    text += "Paragraph " + std::string(static_cast<std::size_t>(i + 1), 'x') +
            " tells what happened to " + std::string(static_cast<std::size_t>(number + 3), 'y') +
            " on that day and why it did.\n";
  }
  return text;
}

class Archive {
 public:
  void add(const std::string& publisher, const std::string& text) {
    articles_.emplace_back(publisher, text);
  }

  [[nodiscard]] BoilerplateTable learn() const {
    BoilerplateLearner learner;
    for (const auto& [publisher, text] : articles_) {
      learner.count(publisher, text, cut_zones(text, 0));
    }
    for (const auto& [publisher, text] : articles_) {
      learner.weigh(publisher, text, cut_zones(text, 0));
    }
    return learner.finish();
  }

 private:
  std::vector<std::pair<std::string, std::string>> articles_;
};

std::string boilerplate_of(const std::string& text, const BoilerplateTable& table) {
  std::string out;
  for (const ZoneSpan& span : without_boilerplate(text, cut_zones(text, 0), "herald", table)) {
    if (span.zone == Zone::boilerplate) out += text.substr(span.begin, span.end - span.begin);
  }
  return out;
}

TEST(Boilerplate, IsWhatUnlikeArticlesOfOnePublisherEndWith) {
  Archive archive;
  for (int i = 0; i < 50; ++i) archive.add("herald", story(i) + (i < 3 ? kNewsletter : ""));
  const BoilerplateTable table = archive.learn();
  ASSERT_EQ(table.rows().size(), 1U);
  EXPECT_EQ(table.rows()[0], (BoilerplateTable::Row{"herald", 3, kNewsletter}));
  EXPECT_EQ(boilerplate_of(story(80) + kNewsletter, table), kNewsletter);
  EXPECT_EQ(boilerplate_of(story(80), table), "");
}

TEST(Boilerplate, OfOnePublisherIsAnothersText) {
  Archive archive;
  for (int i = 0; i < 5; ++i) archive.add("herald", story(i) + kNewsletter);
  const BoilerplateTable table = archive.learn();
  EXPECT_TRUE(table.contains("herald", kNewsletter));
  EXPECT_FALSE(table.contains("courier", kNewsletter));
}

TEST(Boilerplate, IsComparedWithoutCaseAndDigits) {
  Archive archive;
  for (int i = 0; i < 5; ++i) archive.add("herald", story(i) + kNewsletter);
  EXPECT_TRUE(
      archive.learn().contains("herald", "GET our 9 best stories every morning in your inbox."));
}

TEST(Boilerplate, IsNotWhatVersionsOfOneStoryShare) {
  Archive archive;
  for (int i = 0; i < 9; ++i)
    archive.add("herald", "Update " + std::string(20U + unsigned(i), 'z') + ".\n" + story(1));
  for (int i = 10; i < 20; ++i) archive.add("herald", story(i));
  EXPECT_THAT(archive.learn().rows(), IsEmpty());
}

TEST(Boilerplate, IsNotTheBackgroundOfAFewStories) {
  const std::string background = "The war began when the old treaty ended in spring.\n";
  Archive archive;
  for (int i = 0; i < 30; ++i) {
    const std::string text = story(i);
    const std::size_t middle = text.find('\n', text.find('\n') + 1) + 1;
    archive.add("herald", i < 5 ? text.substr(0, middle) + background + text.substr(middle) : text);
  }
  EXPECT_THAT(archive.learn().rows(), IsEmpty());
}

TEST(Boilerplate, IsNotLearnedOfUnknownPublishersNorFromTwoArticles) {
  Archive archive;
  for (int i = 0; i < 9; ++i) archive.add("", story(i) + kNewsletter);
  for (int i = 0; i < 2; ++i) archive.add("herald", story(i) + kNewsletter);
  EXPECT_THAT(archive.learn().rows(), IsEmpty());
}

TEST(Boilerplate, DoesNotDependOnTheOrderOfArticles) {
  Archive forth;
  Archive back;
  for (int i = 0; i < 20; ++i) forth.add("herald", story(i) + kNewsletter);
  for (int i = 19; i >= 0; --i) back.add("herald", story(i) + kNewsletter);
  EXPECT_EQ(forth.learn(), back.learn());
}

TEST(Boilerplate, LeavesTheLeadToTheStory) {
  const BoilerplateTable table({{"herald", 9, kNewsletter}});
  const std::string text = std::string(kNewsletter) + "\n" + story(1);
  const Zones zones = without_boilerplate(text, cut_zones(text, 0), "herald", table);
  ASSERT_EQ(zones.size(), 3U);
  EXPECT_EQ(zones[0].zone, Zone::boilerplate);
  EXPECT_EQ(zones[1].zone, Zone::lead);
  const std::string lead = text.substr(zones[1].begin, zones[1].end - zones[1].begin);
  EXPECT_EQ(std::count(lead.begin(), lead.end(), '\n'), 1);
  EXPECT_EQ(zones[2].zone, Zone::body);
}

TEST(Boilerplate, NeverTakesAWholeText) {
  const BoilerplateTable table({{"herald", 9, kNewsletter}});
  EXPECT_EQ(boilerplate_of(kNewsletter, table), "");
}

TEST(Boilerplate, IsReadBackAsItWasWritten) {
  const BoilerplateTable table({{"herald", 9, kNewsletter}, {"courier", 12, "Ein „Satz“."}});
  EXPECT_EQ(parse_boilerplate(to_tsv(table), "x"), table);
  EXPECT_EQ(parse_boilerplate("", "x"), BoilerplateTable());
}

TEST(Boilerplate, NamesTheLineOfADamagedTable) {
  for (const char* tsv : {"herald\n", "herald\tx\ttext\n", "\t3\ttext\n", "herald\t3 \ttext"}) {
    try {
      static_cast<void>(
          parse_boilerplate("# publisher\tarticles\ttext\n" + std::string(tsv), "f.tsv"));
      FAIL() << tsv;
    } catch (const ArchiveError& e) {
      EXPECT_THAT(e.what(), testing::HasSubstr("f.tsv:2:"));
    }
  }
}

}  // namespace
}  // namespace newsdex
