#include "common/archive/columns.h"

#include <fstream>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/part/columns_writer.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::ElementsAre;

ColumnRow row(const std::string& id, std::vector<LabelCell> persons) {
  ColumnRow out;
  out.id = id;
  out.origin = "/a";
  out.content = {1, 2};
  out.words = 7;
  out.labels.emplace_back(FieldId::person, std::move(persons));
  return out;
}

TEST(Columns, ReadBackWhatWasWritten) {
  const TemporaryFolder folder;
  ColumnsWriter writer;
  writer.add(row("one", {{"zoe", "Zoe", 3}, {"ann", "ANN", 1}}));
  ColumnRow dated = row("two", {});
  dated.date = {-5, 9, -400000};
  dated.origin = "/b";
  writer.add(dated);
  writer.add(row("three", {{"ann", "Ann", 70}}));
  writer.write(folder / "columns");

  const Columns columns(folder / "columns");
  EXPECT_EQ(columns.documents(), 3U);
  EXPECT_EQ(columns.id(1), "one");
  EXPECT_EQ(columns.id(3), "three");
  EXPECT_EQ(columns.origin(2), "/b");
  EXPECT_EQ(columns.date(2), (DateCell{-5, 9, -400000}));
  EXPECT_FALSE(columns.date(1).is_known());
  EXPECT_THAT(columns.undated(), ElementsAre(1, 3));
  EXPECT_EQ(columns.words(3), 7U);
  EXPECT_EQ(columns.content(1), (ContentHash{1, 2}));

  const LabelColumn& persons = columns.labels(FieldId::person);
  ASSERT_EQ(persons.values(), 2U);
  EXPECT_EQ(persons.value(0), "ann");
  EXPECT_EQ(persons.label(0), "Ann") << "mixed case is shown before capitals";
  EXPECT_THAT(persons.ordinals(1), ElementsAre(0, 1));
  EXPECT_THAT(persons.mentions(1), ElementsAre(1, 3));
  EXPECT_THAT(persons.mentions(3), ElementsAre(70));
  EXPECT_TRUE(columns.is_unknown(FieldId::person, 2));
  std::vector<std::uint32_t> counts{0, 7};
  EXPECT_EQ(persons.count(std::vector<std::uint32_t>{1, 2, 3}, counts), 1U);
  EXPECT_THAT(counts, ElementsAre(2, 8)) << "added to what was there";
  EXPECT_EQ(persons.find("zoe"), 1U);
  EXPECT_EQ(persons.find("z"), std::nullopt);
  EXPECT_EQ(columns.labels(FieldId::org).values(), 0U);
}

/// Everything that a reader may ask of a file.
void read_everything(const Columns& columns) {
  for (std::uint32_t docid = 1; docid <= columns.documents(); ++docid) {
    (void)columns.id(docid);
    (void)columns.origin(docid);
    for (const Field& field : kFields) {
      if (field.kind != FieldKind::label) continue;
      const LabelColumn& column = columns.labels(field.id);
      for (const std::uint32_t ordinal : column.ordinals(docid)) (void)column.value(ordinal);
      (void)column.mentions(docid);
    }
  }
}

void count_everything(const Columns& columns) {
  std::vector<std::uint32_t> docids(columns.documents());
  std::iota(docids.begin(), docids.end(), 1U);
  for (const Field& field : kFields) {
    if (field.kind != FieldKind::label) continue;
    std::vector<std::uint32_t> counts(columns.labels(field.id).values());
    (void)columns.labels(field.id).count(docids, counts);
  }
}

TEST(Columns, RefuseDamageAndNeverReadOutside) {
  const TemporaryFolder folder;
  ColumnsWriter writer;
  for (int i = 0; i < 20; ++i)
    writer.add(row(std::to_string(i), {{"a" + std::to_string(i), "A", 1}}));
  writer.write(folder / "columns");
  const std::string good = read_file(folder / "columns");
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = good;
    if (round % 4 == 0) {
      bytes.resize(random() % bytes.size());
    } else {
      for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    std::ofstream(folder / "broken", std::ios::binary) << bytes;
    for (const auto& reading : {read_everything, count_everything}) {
      try {
        reading(Columns(folder / "broken"));
      } catch (const ArchiveError&) {  // the only way to refuse
      }
    }
  }
}

TEST(TieKey, OrdersNewestFirstAndTheUndatedLast) {
  const DateCell old{0, 0, 10};
  const DateCell young{0, 0, 20};
  const DateCell before_1970{-9, -9, -777600};
  EXPECT_LT(tie_key(young, "a"), tie_key(old, "a"));
  EXPECT_LT(tie_key(old, "a"), tie_key(before_1970, "a"));
  EXPECT_LT(tie_key(before_1970, "a"), tie_key(kUndated, "a"));
  EXPECT_NE(tie_key(old, "a"), tie_key(old, "b"));
}

TEST(BetterLabel, DoesNotDependOnTheOrder) {
  EXPECT_EQ(better_label("DONALD TRUMP", "Donald Trump"), "Donald Trump");
  EXPECT_EQ(better_label("Donald Trump", "DONALD TRUMP"), "Donald Trump");
  EXPECT_EQ(better_label("Erdogan", "Erdoğan"), "Erdoğan");
  EXPECT_EQ(better_label("U.S District Court", "U.S. District Court"), "U.S. District Court");
  EXPECT_EQ(better_label("J.C. PEnney", "J.C. Penney"), "J.C. Penney");
  EXPECT_EQ(better_label("b", "a"), "a");
}

}  // namespace
}  // namespace newsdex
