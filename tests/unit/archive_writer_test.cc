#include "indexer/archive_writer.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "common/archive/files.h"
#include "common/error.h"
#include "indexer/analyser.h"
#include "indexer/archive_admin.h"
#include "indexer/archive_check.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Article article(const std::string& id, const std::string& text = "Some text about oil.") {
  return make_article(id, "Title of " + id, {text});
}

std::vector<std::string> ids(const std::filesystem::path& folder) {
  std::vector<std::string> out;
  const Archive archive = Archive::open(folder);
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) out.emplace_back(part.columns.id(docid));
  }
  return out;
}

TEST(ArchiveWriter, MakesAnArchiveWhereThereIsNone) {
  const TemporaryFolder folder;
  add_articles(folder / "x.db", {article("a"), article("b")});
  EXPECT_THAT(ids(folder / "x.db"), UnorderedElementsAre("a", "b"));
  EXPECT_EQ(read_manifest(folder / "x.db").generation, 1U);
  EXPECT_THAT(check_archive(folder / "x.db"), IsEmpty());
}

/// Whether a user who may only read finds nothing wrong with an archive: 0, 1, or 2 for an error.
int check_as_reader(const std::filesystem::path& db) {
  static constexpr uid_t kNobody = 65534;
  if (geteuid() == 0 && setuid(kNobody) != 0) return 2;
  try {
    return check_archive(db).empty() ? 0 : 1;
  } catch (const std::exception&) {
    return 2;
  }
}

TEST(ArchiveCheck, FindsNothingWrongWhereItMayOnlyRead) {
  static constexpr auto kFolder = static_cast<std::filesystem::perms>(0755);
  static constexpr auto kFile = static_cast<std::filesystem::perms>(0444);
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a"), article("b")});
  std::filesystem::permissions(folder.path(), kFolder);
  std::filesystem::permissions(db, kFolder);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(db)) {
    std::filesystem::permissions(entry.path(), entry.is_directory() ? kFolder : kFile);
  }
  EXPECT_EXIT(_exit(check_as_reader(db)), testing::ExitedWithCode(0), "");
}

TEST(ArchiveWriter, ReplacesByIdAndRemoves) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a"), article("b"), article("c")});
  add_articles(db, {article("b", "A newer text.")});
  EXPECT_THAT(ids(db), UnorderedElementsAre("a", "b", "c"));
  EXPECT_EQ(read_manifest(db).articles(), 3U);
  EXPECT_THAT(remove_articles(db, {"a", "nobody"}), ElementsAre("nobody"));
  EXPECT_THAT(ids(db), UnorderedElementsAre("b", "c"));
  EXPECT_THAT(check_archive(db), IsEmpty());
}

TEST(ArchiveWriter, PublishesNothingWhereNothingChanged) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a")});
  ArchiveWriter(db).publish();
  EXPECT_EQ(read_manifest(db).generation, 1U);
}

TEST(ArchiveWriter, TakesBackWhatItHasNotPublished) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a")});
  ArchiveWriter writer(db);
  const ArchiveTables none;
  Analyser analyser(Entities::no, none);
  writer.put(pack(analyser.analyse(article("b"), {})));
  EXPECT_FALSE(writer.take_back("a")) << "that is published";
  EXPECT_TRUE(writer.take_back("b"));
  EXPECT_FALSE(writer.take_back("b"));
  writer.publish();
  EXPECT_EQ(read_manifest(db).generation, 1U) << "nothing has changed";
  writer.put(pack(analyser.analyse(article("c"), {})));
  writer.put(pack(analyser.analyse(article("d"), {})));
  EXPECT_TRUE(writer.take_back("c"));
  writer.publish();
  EXPECT_THAT(ids(db), UnorderedElementsAre("a", "d"));
  EXPECT_EQ(read_manifest(db).articles(), 2U);
  EXPECT_THAT(check_archive(db), IsEmpty());
}

TEST(ArchiveWriter, WritesTheSameBytesWithLittleMemory) {
  const TemporaryFolder folder;
  const ArchiveTables none;
  std::map<std::string, std::string> checksums;
  for (const std::size_t memory : {std::size_t{1}, std::size_t{2'000'000}, kPostingMemory}) {
    const auto db = folder / std::to_string(memory);
    ArchiveWriter writer(db, memory);
    Analyser analyser(Entities::no, none);
    for (int i = 0; i < 60; ++i) {
      const std::string number = std::to_string(i);
      writer.put(pack(analyser.analyse(article(number, "Barrels of oil: " + number), {})));
    }
    writer.publish();
    const Manifest manifest = read_manifest(db);
    if (checksums.empty()) checksums = manifest.parts.at(0).checksums;
    EXPECT_EQ(manifest.parts.at(0).checksums, checksums) << memory;
    EXPECT_THAT(check_archive(db), IsEmpty());
  }
}

TEST(ArchiveWriter, LeavesTheOldStateWhereARunIsBrokenOff) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a")});
  {
    ArchiveWriter writer(db);
    const ArchiveTables none;
    Analyser analyser(Entities::no, none);
    writer.put(pack(analyser.analyse(article("b"), {})));
    writer.remove("a");
  }
  EXPECT_THAT(ids(db), ElementsAre("a"));
  std::filesystem::create_directory(db / "parts" / "000099");
  std::ofstream(db / "parts" / "000099" / "columns") << "half a file";
  add_articles(db, {article("c")});
  EXPECT_FALSE(std::filesystem::exists(db / "parts" / "000099")) << "leftovers are cleared";
  EXPECT_THAT(ids(db), UnorderedElementsAre("a", "c"));
}

TEST(ArchiveWriter, KeepsASecondWriterOut) {
  const TemporaryFolder folder;
  const ArchiveWriter first(folder / "x.db");
  EXPECT_THROW(ArchiveWriter(folder / "x.db"), ArchiveError);
}

TEST(ArchiveWriter, LeavesForeignFoldersAlone) {
  const TemporaryFolder folder;
  std::ofstream(folder / "notes.txt") << "mine";
  EXPECT_THROW(ArchiveWriter(folder.path()), ArchiveError);
  EXPECT_TRUE(std::filesystem::exists(folder / "notes.txt"));
  EXPECT_FALSE(std::filesystem::exists(folder / "lock"));
}

TEST(ArchiveWriter, RemovesNothingThatIsNotItsOwn) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "parts" / "wheel");
  std::ofstream(folder / "lock");
  EXPECT_THROW(ArchiveWriter(folder.path()), ArchiveError);
  EXPECT_TRUE(std::filesystem::exists(folder / "parts" / "wheel"));

  add_articles(folder / "x.db", {article("a")});
  std::ofstream(folder / "x.db" / "parts" / "notes") << "mine";
  add_articles(folder / "x.db", {article("b")});
  EXPECT_TRUE(std::filesystem::exists(folder / "x.db" / "parts" / "notes"));
}

TEST(ArchiveWriter, KeepsPartsThatAReaderHolds) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a")});
  add_articles(db, {article("b")});
  const Archive reader = Archive::open(db);
  compact_archive(db);
  EXPECT_EQ(reader.parts().size(), 2U);
  EXPECT_EQ(reader.parts()[0].record(1).article.id, "a");
  EXPECT_TRUE(std::filesystem::exists(db / "parts" / "000001"));
}

TEST(ArchiveWriter, MergesWithoutChangingWhatIsThere) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  for (int i = 0; i < 9; ++i) add_articles(db, {article(std::to_string(i)), article("same")});
  const Record before = Archive::open(db).parts()[3].record(1);
  compact_archive(db);
  const Archive archive = Archive::open(db);
  ASSERT_EQ(archive.parts().size(), 1U);
  EXPECT_EQ(archive.parts()[0].documents(), 10U);
  EXPECT_TRUE(archive.parts()[0].deleted.isEmpty());
  EXPECT_EQ(archive.parts()[0].record(4), before);
  EXPECT_THAT(check_archive(db), IsEmpty());
}

PartEntry part(std::uint32_t documents, std::uint32_t deleted = 0) {
  PartEntry entry;
  entry.documents = documents;
  entry.deleted = deleted;
  return entry;
}

TEST(ChooseMerges, TakesTenOfOneSizeAndWornParts) {
  EXPECT_THAT(choose_merges({}), IsEmpty());
  EXPECT_THAT(choose_merges(std::vector<PartEntry>(9, part(5))), IsEmpty());
  EXPECT_THAT(choose_merges(std::vector<PartEntry>(10, part(5))),
              ElementsAre(ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
  EXPECT_THAT(choose_merges({part(100, 10), part(100, 11)}), ElementsAre(ElementsAre(1)));
  EXPECT_THAT(choose_merges(std::vector<PartEntry>(10, part(500'000))), IsEmpty())
      << "up to a million articles a part";
  EXPECT_THAT(choose_merges(std::vector<PartEntry>(21, part(50'000))),
              ElementsAre(testing::SizeIs(20)));
  EXPECT_THAT(choose_merges(std::vector<PartEntry>(45, part(50'000))),
              ElementsAre(testing::SizeIs(20), testing::SizeIs(20)));
}

// Xapian believes what stands there, and can crash on it.
TEST(Archive, RefusesEveryFlippedBitOfAVersionFile) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a"), article("b")});
  const auto file = db / "parts" / "000001" / "iamglass";
  const std::string good = read_file(file);
  for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
    std::ofstream(file, std::ios::binary) << bad;
    EXPECT_THROW((void)Archive::open(db), ArchiveError) << "bit " << bit;
  }
  std::ofstream(file, std::ios::binary) << good;
  EXPECT_NO_THROW((void)Archive::open(db));
}

TEST(CheckArchive, FindsAFlippedBitInEveryFile) {
  const TemporaryFolder folder;
  const auto db = folder / "x.db";
  add_articles(db, {article("a"), article("b")});
  for (const auto& entry : std::filesystem::directory_iterator(db / "parts" / "000001")) {
    const std::string name = entry.path().filename();
    const std::string good = read_file(entry.path());
    ASSERT_FALSE(good.empty()) << name;
    std::string bad = good;
    bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 4);
    std::ofstream(entry.path(), std::ios::binary) << bad;
    const auto damages = check_archive(db);
    ASSERT_EQ(damages.size(), 1U) << name;
    EXPECT_EQ(damages[0].part, "000001");
    EXPECT_EQ(damages[0].file, name);
    std::ofstream(entry.path(), std::ios::binary) << good;
  }
  EXPECT_THAT(check_archive(db), IsEmpty());
}

}  // namespace
}  // namespace newsdex
