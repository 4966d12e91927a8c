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
#include "tests/support/older_archive.h"
#include "tests/support/printed.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

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

/// What `words` find, and all facets, as newsdex-search prints them but for the generation.
std::string answers(const fs::path& db) {
  Engine engine(db);
  std::string all;
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"--format", "jsonl", "-n", "0", "the OR a"},
           {"--view", "article", "--format", "jsonl", "-n", "0", "--sort", "oldest"},
           {"--format", "csv", "--view", "facets", "--facet", "all:0", "date:2024.."},
           {"--format", "ids", "-n", "0", "NOT date:unknown"}}) {
    all += printed(engine, words).out;
  }
  return all;
}

struct Derived {
  const char* name;
  std::vector<const char*> files;
  std::int32_t newer;  ///< the version that they claim, from ours
};

std::ostream& operator<<(std::ostream& out, const Derived& row) { return out << row.name; }

class RestoreOtherVersion : public testing::TestWithParam<Derived> {};

// What an archive of the release before looks like whose layout of these files was another.
TEST_P(RestoreOtherVersion, MakesTheArchiveUsableAgain) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index_corpus(db, Entities::yes);
  const std::string before = answers(db);
  const PartEntry part = read_manifest(db).parts.at(0);
  for (const std::string file : GetParam().files) {
    const std::uint32_t own = file == kColumnsFile ? kColumnsVersion : kFrequentVersion;
    claim_version(db, part.name, file, own + static_cast<std::uint32_t>(GetParam().newer));
  }
  try {
    (void)Archive::open(db);
    ADD_FAILURE() << "readers take it";
  } catch (const ArchiveError& e) {
    EXPECT_THAT(e.what(), HasSubstr("this program reads version"));
    EXPECT_THAT(e.hint, HasSubstr("newsdex-admin restore-columns"));
  }
  const auto damages = check_archive(db);
  ASSERT_THAT(damages, SizeIs(GetParam().files.size()));
  for (const Damage& damage : damages) {
    EXPECT_THAT(damage.what, StartsWith("of version "));
    EXPECT_THAT(damage.mend, HasSubstr("restore-columns"));
  }

  EXPECT_THAT(restore_columns(db), ElementsAre(part.name));
  EXPECT_THAT(check_archive(db), IsEmpty());
  EXPECT_EQ(read_manifest(db).parts.at(0).checksums, part.checksums) << "as this release writes it";
  EXPECT_EQ(answers(db), before);
  EXPECT_THAT(restore_columns(db), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Files, RestoreOtherVersion,
                         testing::Values(Derived{"OlderColumns", {kColumnsFile}, -1},
                                         Derived{"OlderFrequentTerms", {kFrequentFile}, -1},
                                         Derived{"Both", {kColumnsFile, kFrequentFile}, -1},
                                         Derived{"NewerOnes", {kColumnsFile, kFrequentFile}, 1}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(RestoreColumns, MakesThoseAnewThatTellOfAnotherNumberOfArticles) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_articles(db, {make_article("a", "Oil", {"About oil."})});
  add_articles(db, {make_article("b", "Gas", {"Gas."}), make_article("c", "Coal", {"Coal."})});
  Manifest manifest = read_manifest(db);
  ASSERT_THAT(manifest.parts, SizeIs(2));
  for (const char* file : {kColumnsFile, kFrequentFile}) {
    const fs::path other = parts_path(db) / manifest.parts[1].name / file;
    fs::copy_file(parts_path(db) / manifest.parts[0].name / file, other,
                  fs::copy_options::overwrite_existing);
    manifest.parts[1].checksums[file] = checksum(other);
  }
  replace_durably(manifest_path(db), to_json(manifest));
  EXPECT_THROW((void)Archive::open(db), ArchiveError);
  EXPECT_THAT(check_archive(db), SizeIs(2));
  EXPECT_THAT(restore_columns(db), ElementsAre(manifest.parts[1].name));
  EXPECT_THAT(check_archive(db), IsEmpty());
}

TEST(RestoreColumns, RefusesWhereTheTextsOfAnOlderPartAreDamaged) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_articles(db, {make_article("a", "Oil", {"About oil."})});
  claim_version(db, read_manifest(db).parts.at(0).name, kColumnsFile, kColumnsVersion - 1);
  const Manifest before = read_manifest(db);
  const fs::path texts = only_part(db) / "docdata.glass";
  std::string bytes = read_file(texts);
  bytes.back() = static_cast<char>(~bytes.back());
  write_durably(texts, bytes);
  EXPECT_THROW((void)restore_columns(db), ArchiveError) << "what they are made of is damaged";
  EXPECT_EQ(read_manifest(db), before);
}

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
