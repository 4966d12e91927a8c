// The file `frequent` says what the posting lists of its part say, and damage is told.

#include "common/archive/frequent_terms.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/archive.h"
#include "common/error.h"
#include "indexer/archive_admin.h"
#include "indexer/archive_check.h"
#include "indexer/columns_restorer.h"
#include "indexer/part/frequent_terms_writer.h"
#include "tests/support/older_archive.h"
#include "tests/support/synthetic_archive.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::uint32_t kArticles = 5000;

/// `enough` is in as many articles as a frequent term needs, `scarce` in one less; `label` adds
/// nothing to any length.
std::vector<std::vector<SyntheticTerm>> articles(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::vector<SyntheticTerm>> out;
  for (std::uint32_t i = 0; i < kArticles; ++i) {
    const auto below = [&](std::uint32_t end) {
      return static_cast<std::uint32_t>(random() % end);
    };
    auto& terms = out.emplace_back();
    if (below(3) > 0) terms.push_back({"common", 1 + below(5) * below(100), {}});
    if (i < kFrequentArticles) terms.push_back({"enough", 1 + below(3), {}});
    if (below(5) > 0) terms.push_back({"label", 0, {}});
    if (i + 1 < kFrequentArticles) terms.push_back({"scarce", 1, {}});
    terms.push_back({"zzz", 1 + below(500), {}});
  }
  return out;
}

/// Compares all that is said of one term with its postings.
void expect_told(const Part& part, const std::string& name) {
  const auto term = part.frequent(name);
  ASSERT_TRUE(term.has_value()) << name;
  const auto lengths = part.lengths();
  glass::PostingList list = part.postings(name);
  EXPECT_EQ(!term->set().empty(), list.articles() * kSetShare >= part.documents());
  std::size_t block = 0;
  std::uint32_t in_set = 0;
  while (list.next_chunk()) {
    ASSERT_LT(block, term->firsts().size());
    EXPECT_EQ(term->firsts()[block], list.postings().front().docid);
    const auto impacts = term->impacts(block);
    for (const Impact& impact : impacts) {
      EXPECT_TRUE(std::any_of(list.postings().begin(), list.postings().end(), [&](const auto& p) {
        return impact == (Impact{p.wdf, lengths[p.docid - 1]});
      }));
    }
    for (const auto& [docid, wdf] : list.postings()) {
      EXPECT_TRUE(std::any_of(impacts.begin(), impacts.end(),
                              [&, docid = docid, wdf = wdf](const Impact& impact) {
                                return impact.wdf >= wdf && impact.length <= lengths[docid - 1];
                              }));
      in_set += static_cast<std::uint32_t>(term->set()[docid / 64] >> (docid % 64) & 1U);
    }
    EXPECT_EQ(std::adjacent_find(impacts.begin(), impacts.end(),
                                 [](const Impact& a, const Impact& b) {
                                   return a.wdf <= b.wdf || a.length <= b.length;
                                 }),
              impacts.end())
        << "one that another surpasses";
    ++block;
  }
  EXPECT_EQ(block, term->firsts().size());
  EXPECT_EQ(in_set, list.articles());
}

TEST(FrequentTerms, SayWhatThePostingListsSay) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_synthetic_articles(db, "a", articles(1));
  const Archive archive = Archive::open(db);
  const Part& part = archive.parts().at(0);
  for (const char* name : {"common", "enough", "label", "zzz"}) expect_told(part, name);
  for (const char* name : {"scarce", "absent", "", "zzzz", "a"}) {
    EXPECT_FALSE(part.frequent(name).has_value()) << name;
  }
  const std::vector<std::uint32_t> lengths(part.lengths().begin(), part.lengths().end());
  const std::uint64_t total = part.total_length();
  forget_frequent_terms(db);
  const Archive before = Archive::open(db);
  EXPECT_EQ(before.parts().at(0).total_length(), total) << "added up";
  const auto decoded = before.parts().at(0).lengths();
  EXPECT_EQ(lengths, std::vector<std::uint32_t>(decoded.begin(), decoded.end()));
}

TEST(FrequentTerms, AreOfWhatAMergeLeaves) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_synthetic_articles(db, "a", articles(1));
  add_synthetic_articles(db, "b", articles(2));
  std::vector<std::string> removed;
  for (int i = 0; i < 300; ++i) removed.push_back("a" + std::to_string(i * 3));
  EXPECT_THAT(remove_articles(db, removed), IsEmpty());
  compact_archive(db);
  const Archive archive = Archive::open(db);
  ASSERT_THAT(archive.parts(), SizeIs(1));
  ASSERT_EQ(archive.parts()[0].documents(), 2 * kArticles - 300);
  for (const char* name : {"common", "enough", "label", "scarce", "zzz"}) {
    expect_told(archive.parts()[0], name);
  }
  EXPECT_THAT(check_archive(db), IsEmpty());
}

TEST(FrequentTerms, AreMadeAnewFromThePostings) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_synthetic_articles(db, "a", articles(1));
  const PartEntry entry = read_manifest(db).parts.at(0);
  const fs::path file = parts_path(db) / entry.name / kFrequentFile;
  const std::string bytes = read_file(file);
  fs::remove(file);
  write_frequent_terms(parts_path(db) / entry.name, entry.documents);
  EXPECT_EQ(read_file(file), bytes);
}

TEST(FrequentTerms, AreRefusedWhereTheyAreOfAnotherPart) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_synthetic_articles(db, "a", articles(1));
  const fs::path file = parts_path(db) / read_manifest(db).parts.at(0).name / kFrequentFile;
  EXPECT_NO_THROW(FrequentTerms(file, kArticles));
  EXPECT_THROW(FrequentTerms(file, kArticles - 1), ArchiveError);
  EXPECT_THROW(FrequentTerms(file, kArticles + 1), ArchiveError);
  EXPECT_THROW(FrequentTerms(folder / "none", kArticles), ArchiveError);
}

// A set that names articles which are not there, or blocks out of order, would lead a query out of
// the columns.
TEST(FrequentTerms, NameNoArticlesOutsideOfThePart) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_synthetic_articles(db, "a", articles(1));
  const fs::path file = parts_path(db) / read_manifest(db).parts.at(0).name / kFrequentFile;
  const std::string bytes = read_file(file);
  const std::size_t set = (24 + kArticles * 4 + 7) / 8 * 8;  // of the first term
  const std::size_t words = kArticles / 64 + 1;
  for (const auto& [offset, value] :
       {std::pair<std::size_t, char>{set, '\x01'},  // docid 0
        {set + words * 8 - 1, '\x80'},              // one behind the last
        {set + words * 8, '\0'},                    // the first block from docid 0 on
        {set + words * 8 + 7, '\x7f'}}) {           // the second one, far behind
    std::string damaged = bytes;
    damaged[offset] = value;
    if (damaged[offset] == bytes[offset]) damaged[offset] = static_cast<char>(value - 1);
    write_durably(folder / "damaged", damaged);
    if (value == '\0') {
      for (std::size_t i = 0; i < 4; ++i) damaged[offset + i] = '\0';
      write_durably(folder / "damaged", damaged);
    }
    EXPECT_THROW((void)FrequentTerms(folder / "damaged", kArticles).find("common"), ArchiveError)
        << offset - set;
  }
}

TEST(FrequentTerms, ReadNothingOutsideOfAnyBytes) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_synthetic_articles(db, "a", articles(1));
  const fs::path file = parts_path(db) / read_manifest(db).parts.at(0).name / kFrequentFile;
  const std::string bytes = read_file(file);
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string damaged = bytes;
    // Where all of it hangs: the entries, the names, the footer, and each tenth time anywhere.
    const std::size_t tail = i % 10 == 0 ? bytes.size() : 200;
    damaged[bytes.size() - 1 - random() % tail] = static_cast<char>(random());
    if (i % 4 == 0) damaged.resize(bytes.size() - random() % tail);
    write_durably(folder / "damaged", damaged);
    try {
      const FrequentTerms terms(folder / "damaged", kArticles);
      for (const char* name : {"common", "enough", "label", "zzz"}) {
        const auto term = terms.find(name);
        if (!term) continue;
        for (std::size_t b = 0; b < term->firsts().size(); ++b) {
          EXPECT_FALSE(term->impacts(b).empty());
        }
      }
    } catch (const ArchiveError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

TEST(RestoreColumns, GivesTheFrequentTermsTooWhereTheyAreDamaged) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  add_synthetic_articles(db, "a", articles(1));
  const Manifest before = read_manifest(db);
  const fs::path file = parts_path(db) / before.parts.at(0).name / kFrequentFile;
  fs::resize_file(file, 1000);
  ASSERT_THAT(check_archive(db), SizeIs(1));
  EXPECT_THAT(check_archive(db)[0].mend, testing::HasSubstr("restore-columns"));
  EXPECT_THAT(restore_columns(db), SizeIs(1));
  EXPECT_EQ(read_manifest(db).parts.at(0).checksums.at(kFrequentFile),
            before.parts.at(0).checksums.at(kFrequentFile));
  EXPECT_THAT(check_archive(db), IsEmpty());
  forget_frequent_terms(db);
  EXPECT_THAT(restore_columns(db), IsEmpty()) << "a part of before is no damaged one";
}

}  // namespace
}  // namespace newsdex
