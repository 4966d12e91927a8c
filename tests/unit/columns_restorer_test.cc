#include "indexer/columns_restorer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/archive.h"
#include "common/archive/files.h"
#include "common/error.h"
#include "indexer/archive_admin.h"
#include "indexer/archive_check.h"
#include "indexer/part/ingested_days.h"
#include "indexer/pipeline.h"
#include "tests/support/articles.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace fs = std::filesystem;

fs::path only_part(const fs::path& db) { return db / "parts" / read_manifest(db).parts.at(0).name; }

/// The sample archive, indexed.
void index_corpus(const fs::path& db, Entities entities) {
  IndexOptions options;
  options.db = db.string();
  options.inputs.paths = {corpus_folder().string()};
  options.entities = entities;
  options.extract.dates.today = Day(std::chrono::days(20'000));
  (void)index_articles(options, {});
}

class RestoreColumns : public testing::TestWithParam<Entities> {};

TEST_P(RestoreColumns, GivesTheSameBytes) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index_corpus(db, GetParam());
  EXPECT_THAT(restore_columns(db), IsEmpty()) << "nothing is damaged";
  const Manifest before = read_manifest(db);
  const std::string columns = read_file(only_part(db) / kColumnsFile);

  std::string damaged = columns;
  damaged[damaged.size() / 2] = static_cast<char>(~damaged[damaged.size() / 2]);
  write_durably(only_part(db) / kColumnsFile, damaged);
  ASSERT_THAT(check_archive(db), SizeIs(1));
  EXPECT_THAT(restore_columns(db), ElementsAre(before.parts.at(0).name));
  EXPECT_EQ(read_file(only_part(db) / kColumnsFile), columns);
  EXPECT_EQ(read_manifest(db).generation, before.generation + 1);
  EXPECT_EQ(read_manifest(db).parts.at(0).checksums, before.parts.at(0).checksums);
  EXPECT_THAT(check_archive(db), IsEmpty());

  fs::remove(only_part(db) / kColumnsFile);
  EXPECT_THAT(restore_columns(db), SizeIs(1));
  EXPECT_EQ(read_file(only_part(db) / kColumnsFile), columns);
}

INSTANTIATE_TEST_SUITE_P(Labels, RestoreColumns, testing::Values(Entities::yes, Entities::no),
                         [](const auto& row) {
                           return row.param == Entities::yes ? "Labelled" : "Plain";
                         });

TEST(RestoreColumns, RefusesWhereTheTextsAreDamagedToo) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_articles(db, {make_article("a", "Oil", {"About oil."})});
  const Manifest before = read_manifest(db);
  fs::resize_file(only_part(db) / kColumnsFile, 10);
  fs::resize_file(only_part(db) / "docdata.glass", 10);
  EXPECT_THROW((void)restore_columns(db), ArchiveError);
  EXPECT_EQ(read_manifest(db), before);
}

TEST(RestoreColumns, KeepsWhatIsDeleted) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  std::vector<Article> articles;
  for (int i = 0; i < 20; ++i) articles.push_back(make_article(std::to_string(i), "T", {"Oil."}));
  add_articles(db, articles);
  EXPECT_THAT(remove_articles(db, {"7"}), IsEmpty());
  fs::resize_file(only_part(db) / kColumnsFile, 10);
  EXPECT_THAT(restore_columns(db), SizeIs(1));
  EXPECT_EQ(read_manifest(db).articles(), 19U);
  EXPECT_THAT(check_archive(db), IsEmpty());
}

TEST(IngestedDays, ReadBackWhatWasWritten) {
  IngestedDays days;
  ColumnRow row;
  days.add(row);
  row.dates = {{FieldId::ingested, day_cell(Day(std::chrono::days(20'000)))}};
  days.add(row);
  days.add(row);
  row.dates = {{FieldId::ingested, day_cell(Day(std::chrono::days(-1)))}};
  days.add(row);
  EXPECT_EQ(to_text(days), "1:,2:20000,4:-1");
  const IngestedDays read = IngestedDays::parse(to_text(days));
  EXPECT_EQ(read.runs(), days.runs());
  EXPECT_EQ(read.of(1), std::nullopt);
  EXPECT_EQ(read.of(3), Day(std::chrono::days(20'000)));
  EXPECT_EQ(read.of(99), Day(std::chrono::days(-1)));
  for (const char* wrong : {"x", "1", ":", "1:2:3", "1:x", ",", "99999999999:1"}) {
    EXPECT_THROW((void)IngestedDays::parse(wrong), ArchiveError) << wrong;
  }
}

}  // namespace
}  // namespace newsdex
