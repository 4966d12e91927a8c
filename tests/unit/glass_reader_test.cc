// What our readers of glass tables say is what Xapian says of the same database, and damage is
// told.

#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/archive/archive.h"
#include "common/archive/glass/inflater.h"
#include "common/archive/glass/position_reader.h"
#include "common/archive/glass/posting_list.h"
#include "common/archive/glass/tables.h"
#include "common/archive/glass/term_cursor.h"
#include "common/archive/glass/term_list.h"
#include "common/error.h"
#include "indexer/part/glass/database_writer.h"
#include "indexer/part/name_key.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kArticles = 6000;

/// One of 0..`range` - 1.
std::uint32_t any_of(std::mt19937& random, std::uint64_t range) {
  return static_cast<std::uint32_t>(random() % range);
}

/// A term of all articles, of some, of one; lists of one chunk and of many; gaps of one byte and
/// of two; positions from one to thousands, which a table has in pieces.
void write_database(const fs::path& folder, const fs::path& scratch) {
  fs::create_directory(folder);
  fs::create_directory(scratch);
  DatabaseWriter writer(folder, scratch, std::size_t{64} << 20U);
  std::mt19937 random(11);
  for (std::uint32_t docid = 1; docid <= kArticles; ++docid) {
    ArticleTerms terms;
    const auto add = [&](const std::string& term, std::uint32_t wdf, std::uint32_t positions) {
      std::set<std::uint32_t> at;
      while (at.size() < positions) at.insert(1 + any_of(random, 4 * positions));
      terms.add(term, term_hash(term), wdf, std::vector<std::uint32_t>(at.begin(), at.end()));
    };
    add("all", 1 + docid % 300, 1 + docid % 5);
    if (docid == 17) add("alone", 1, 3000);
    if (docid % 300 == 0) add("rare", 2, docid % 1200 == 0 ? 4000 : 2);
    if (random() % 3 == 0) add("some", 1, 1 + any_of(random, 40));
    if (docid % 2 == 0) add("without", 1, 0);
    writer.add(terms, pack_data("article " + std::to_string(docid)), pack_term_list(terms), "");
  }
  writer.finish({{"news.schema", "3"}});
}

class GlassReaders : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    write_database(database_path(), *folder_ / "work");
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static fs::path database_path() { return *folder_ / "database"; }
  static TableReader table(const char* file) { return TableReader(database_path() / file); }
  static Xapian::Database xapian() { return Xapian::Database(database_path().string()); }

 private:
  static inline std::unique_ptr<TemporaryFolder> folder_;
};

using Rows = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

TEST_F(GlassReaders, HaveEveryPostingInOrder) {
  const Xapian::Database database = xapian();
  std::size_t terms = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term, ++terms) {
    Rows theirs;
    for (auto p = database.postlist_begin(*term); p != database.postlist_end(*term); ++p) {
      theirs.emplace_back(*p, p.get_wdf());
    }
    PostingList list(table(kPostingsFile), *term, kArticles);
    Rows ours;
    while (list.next_chunk()) {
      for (const DocidWdf& p : list.postings()) ours.emplace_back(p.docid, p.wdf);
    }
    EXPECT_EQ(ours, theirs) << *term;
    EXPECT_EQ(list.articles(), database.get_termfreq(*term)) << *term;
    EXPECT_EQ(list.occurrences(), database.get_collection_freq(*term)) << *term;
  }
  EXPECT_EQ(terms, 5U);
}

TEST_F(GlassReaders, PassOverChunksThatEndBeforeADocid) {
  std::size_t all_chunks = 0;
  PostingList whole(table(kPostingsFile), "all", kArticles);
  while (whole.next_chunk()) ++all_chunks;
  EXPECT_GT(all_chunks, 3U);
  for (const std::uint32_t least : {1U, 700U, 5999U, 6000U}) {
    PostingList list(table(kPostingsFile), "all", kArticles);
    ASSERT_TRUE(list.next_chunk(least)) << least;
    EXPECT_LE(list.postings().front().docid, least);
    EXPECT_GE(list.postings().back().docid, least);
  }
  PostingList list(table(kPostingsFile), "all", kArticles);
  EXPECT_FALSE(list.next_chunk(kArticles + 1));
}

TEST_F(GlassReaders, HaveNoPostingsOfWhatIsNoTerm) {
  for (const std::string& term :
       {std::string(), std::string("al"), std::string("allx"), std::string("zzz"),
        std::string(kLengthsKey), std::string("all\0\x88\x10", 6), std::string(300, 'x')}) {
    PostingList list(table(kPostingsFile), term, kArticles);
    EXPECT_EQ(list.articles(), 0U) << testing::PrintToString(term);
    EXPECT_FALSE(list.next_chunk()) << testing::PrintToString(term);
  }
}

TEST_F(GlassReaders, HaveTheLengthOfEveryArticle) {
  const Xapian::Database database = xapian();
  const std::vector<std::uint32_t> lengths = read_lengths(table(kPostingsFile), kArticles);
  ASSERT_EQ(lengths.size(), kArticles);
  for (Xapian::docid docid = 1; docid <= kArticles; ++docid) {
    ASSERT_EQ(lengths[docid - 1], database.get_doclength(docid)) << docid;
  }
}

TEST_F(GlassReaders, HaveThePositionsInAnyOrderOfArticles) {
  const Xapian::Database database = xapian();
  std::mt19937 random(5);
  for (const std::string term : {"all", "alone", "rare", "some", "without"}) {
    PositionReader reader(table(kPositionsFile), term);
    for (int i = 0; i < 2000; ++i) {
      const std::uint32_t docid = i == 0 ? 17 : 1 + any_of(random, kArticles);
      std::vector<std::uint32_t> ours;
      reader.read(docid, ours);
      const std::vector<std::uint32_t> theirs(database.positionlist_begin(docid, term),
                                              database.positionlist_end(docid, term));
      ASSERT_EQ(ours, theirs) << term << ' ' << docid;
    }
  }
}

TEST_F(GlassReaders, HaveThePositionsBySetsOfArticlesToo) {
  const Xapian::Database database = xapian();
  std::mt19937 random(6);
  for (const std::string term : {"all", "alone", "rare", "some", "without"}) {
    std::vector<std::uint64_t> set(kArticles / 64 + 1);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
      set[*it / 64] |= std::uint64_t{1} << *it % 64;
    }
    std::vector<std::uint64_t> wrong = set;
    for (std::uint64_t& word : wrong) word ^= random();
    for (const auto& bits : {set, wrong, {set.begin(), set.begin() + 5}}) {
      PositionReader reader(table(kPositionsFile), term, bits);
      for (const std::uint32_t stride : {1U, 3U, 70U, 900U}) {
        for (std::uint32_t docid = 1; docid <= kArticles; docid += 1 + any_of(random, stride)) {
          std::vector<std::uint32_t> ours;
          reader.read(docid, ours);
          const std::vector<std::uint32_t> theirs(database.positionlist_begin(docid, term),
                                                  database.positionlist_end(docid, term));
          ASSERT_EQ(ours, theirs) << term << ' ' << docid << ' ' << stride;
        }
      }
    }
  }
}

TEST_F(GlassReaders, GoOverTheTermsThatBeginAlike) {
  struct Row {
    const char* beginning;
    std::vector<std::string> terms;
  };
  for (const Row& row :
       {Row{"al", {"all", "alone"}}, Row{"", {"all", "alone", "rare", "some", "without"}},
        Row{"some", {"some"}}, Row{"x", {}}, Row{"without0", {}}}) {
    TermCursor cursor(table(kPostingsFile), row.beginning);
    std::vector<std::string> terms;
    while (cursor.next()) {
      EXPECT_EQ(cursor.articles(), xapian().get_termfreq(std::string(cursor.term())));
      terms.emplace_back(cursor.term());
    }
    EXPECT_EQ(terms, row.terms) << row.beginning;
  }
}

TEST_F(GlassReaders, HaveTheTermsOfEveryArticle) {
  const Xapian::Database database = xapian();
  Inflater inflater;
  TableReader reader = table(kTermListsFile);
  for (Xapian::docid docid = 1; docid <= kArticles; ++docid) {
    std::string key;
    pack_uint_preserving_sort(key, docid);
    ASSERT_TRUE(reader.seek(key));
    ASSERT_EQ(reader.key(), key);
    TermList terms(std::string(reader.is_compressed() ? inflater.decompress(reader.tag(), 1U << 20U)
                                                      : reader.tag()));
    auto theirs = database.termlist_begin(docid);
    for (; terms.next(); ++theirs) {
      ASSERT_NE(theirs, database.termlist_end(docid)) << docid;
      ASSERT_EQ(terms.term(), *theirs) << docid;
      ASSERT_EQ(terms.wdf(), theirs.get_wdf()) << docid;
    }
    ASSERT_EQ(theirs, database.termlist_end(docid)) << docid;
  }
}

TEST(TermList, RefusesWhatIsNone) {
  for (const std::string& tag : {std::string("\x80"), std::string("\5\2\3one\1"),
                                 std::string("\5\1\3one\1x"), std::string("\5\1\xffone")}) {
    TermList terms(tag);
    EXPECT_THROW(
        {
          while (terms.next())
            ;
        },
        ArchiveError)
        << testing::PrintToString(tag);
  }
  TermList none{std::string()};
  EXPECT_FALSE(none.next());
}

TEST_F(GlassReaders, SeekEveryEntryFromEveryOther) {
  TableReader all = table(kDocumentsFile);
  std::vector<std::pair<std::string, std::string>> entries;
  while (all.next()) entries.emplace_back(all.key(), all.tag());
  ASSERT_EQ(entries.size(), kArticles);
  TableReader reader = table(kDocumentsFile);
  std::mt19937 random(3);
  for (int i = 0; i < 5000; ++i) {
    const auto& [key, tag] = entries[random() % entries.size()];
    ASSERT_TRUE(reader.seek(key));
    EXPECT_EQ(reader.key(), key);
    EXPECT_EQ(reader.tag(), tag);
    ASSERT_TRUE(reader.seek(key.substr(0, key.size() - 1)));
    EXPECT_LE(reader.key(), key);
  }
  EXPECT_FALSE(reader.seek("\xff\xff\xff"));
}

TEST_F(GlassReaders, TellOfDamageAndReadNothingOutside) {
  const TemporaryFolder folder;
  std::ifstream in(database_path() / kPostingsFile, std::ios::binary);
  const std::string sound((std::istreambuf_iterator<char>(in)), {});
  std::mt19937 random(1);
  int told = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = sound;
    for (int i = 0; i < 30; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (round % 4 == 0) bytes.resize(random() % bytes.size());
    std::ofstream(folder / "t", std::ios::binary) << bytes;
    try {
      const TableReader reader(folder / "t");
      PostingList list(reader, "some", kArticles);
      std::uint32_t before = 0;
      while (list.next_chunk()) {
        for (const DocidWdf& p : list.postings()) {
          ASSERT_GT(p.docid, before);
          ASSERT_LE(p.docid, kArticles);
          before = p.docid;
        }
      }
      TermCursor terms(reader, "");
      while (terms.next()) (void)terms.articles();
      (void)read_lengths(reader, kArticles);
    } catch (const ArchiveError&) {
      ++told;
    }
  }
  EXPECT_GT(told, 100);
}

TEST(Part, DoesNotTakeADamagedTermListForAnEmptyOne) {
  const TemporaryFolder folder;
  std::string words;
  for (int i = 0; i < 300; ++i) words += "ferry" + std::to_string(i) + ' ';
  add_articles(folder / "x.db", {make_article("a", "Title", {words})});
  const fs::path file = folder / "x.db/parts/000001" / kTermListsFile;
  std::string bytes = read_file(file);
  TableReader table(file);
  ASSERT_TRUE(table.next());
  ASSERT_TRUE(table.is_compressed());
  const std::string_view piece = table.tag().substr(0, 200);
  bytes.replace(bytes.find(piece), piece.size(), piece.size(), '\xff');
  std::ofstream(file, std::ios::binary) << bytes;
  const Archive archive = Archive::open(folder / "x.db");
  EXPECT_THROW((void)archive.parts().front().term_list(1), ArchiveError);
}

TEST(DecodePositions, RefusesWhatIsNoList) {
  std::vector<std::uint32_t> out;
  for (const std::string& tag : {std::string(), std::string("\x80"), std::string("\0\1", 2),
                                 std::string("\xff\xff\xff\xff\x0f\xff", 6)}) {
    (void)decode_positions(tag, out);  // ends, with any answer
    EXPECT_LE(out.size(), 1U << 25U);
  }
  EXPECT_FALSE(decode_positions("", out));
  EXPECT_FALSE(decode_positions("\x80", out));
}

}  // namespace
}  // namespace newsdex::glass
