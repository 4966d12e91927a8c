#include "indexer/takedown.h"

#include <array>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/files.h"
#include "indexer/archive_admin.h"
#include "indexer/archive_check.h"
#include "indexer/archive_writer.h"
#include "indexer/pipeline.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

const Tombstone kTombstone{"2025-03-01", "court order"};

Article article(const std::string& id, const std::string& text) {
  Article made = make_article(id, "Title of " + id, {text});
  made.published = parse_moment("2024-05-06");
  return made;
}

/// Everything that an archive holds, as text: the bytes of every file, and what Xapian makes of
/// them, since it compresses some.
std::string everything(const fs::path& folder) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    all += entry.path().filename().string() + "\n";
    if (entry.is_regular_file()) all += read_file(entry.path());
    if (!entry.is_directory() || !fs::exists(entry.path() / "iamglass")) continue;
    const Xapian::Database part(entry.path().string(), Xapian::DB_BACKEND_GLASS);
    for (auto term = part.allterms_begin(); term != part.allterms_end(); ++term)
      all += *term + "\n";
    for (auto key = part.metadata_keys_begin(); key != part.metadata_keys_end(); ++key) {
      all += *key + "\n" + part.get_metadata(*key) + "\n";
    }
    for (auto word = part.spellings_begin(); word != part.spellings_end(); ++word) {
      all += *word + "\n";
    }
    for (std::uint32_t docid = 1; docid <= part.get_lastdocid(); ++docid) {
      const Xapian::Document document = part.get_document(docid);
      all += document.get_data() + "\n";
      for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        all += *term + "\n";
      }
      for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        all += *value + "\n";
      }
    }
  }
  return all;
}

std::vector<std::string> ids(const fs::path& folder) {
  std::vector<std::string> out;
  const Archive archive = Archive::open(folder);
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) out.emplace_back(part.columns.id(docid));
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Three parts, with an old version of `gone` in the first and the newest in the second.
void make_archive(const fs::path& db) {
  add_articles(db, {article("a", "About oil."), article("gone", "An oldquixotic version.")});
  add_articles(db, {article("gone", "The newquixotic version."), article("b", "About gas.")});
  add_articles(db, {article("c", "About tin.")});
}

TEST(TakeDown, LeavesNoByteOfAnyVersion) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  make_archive(db);
  ASSERT_THAT(everything(db), HasSubstr("oldquixotic"));
  ASSERT_THAT(everything(db), HasSubstr("newquixotic"));
  ASSERT_THAT(everything(db), HasSubstr("gone"));

  const std::uint64_t before = read_manifest(db).generation;
  const TakedownSummary summary = take_down(db, {"gone", "nobody"}, kTombstone);
  EXPECT_THAT(summary.taken_down, ElementsAre("gone"));
  EXPECT_THAT(summary.missing, ElementsAre("nobody"));
  EXPECT_THAT(summary.held, IsEmpty());
  EXPECT_EQ(read_manifest(db).generation, before + 1) << "in one step";

  const std::string left = everything(db);
  for (const char* trace : {"quixotic", "gone", "Title of gone", "nobody"}) {
    EXPECT_EQ(left.find(trace), std::string::npos) << trace;
  }
  EXPECT_THAT(left, HasSubstr("2025-03-01\tcourt order\n"));
  EXPECT_THAT(ids(db), ElementsAre("a", "b", "c"));
  EXPECT_THAT(check_archive(db), IsEmpty());
}

TEST(TakeDown, FindsWhatWasRemovedBefore) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  make_archive(db);
  EXPECT_THAT(remove_articles(db, {"gone"}), IsEmpty());
  ASSERT_THAT(everything(db), HasSubstr("quixotic")) << "removing leaves the bytes";
  EXPECT_THAT(take_down(db, {"gone"}, kTombstone).taken_down, ElementsAre("gone"));
  EXPECT_THAT(everything(db), testing::Not(HasSubstr("quixotic")));
}

TEST(TakeDown, SaysWhatAReaderHoldsAndRemovesItLater) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  make_archive(db);
  {
    const Archive reader = Archive::open(db);
    const auto summary = take_down(db, {"gone"}, kTombstone, std::chrono::milliseconds(50));
    EXPECT_THAT(summary.held, testing::SizeIs(2));
    EXPECT_EQ(reader.parts()[1].record(1).article.id, "gone") << "the reader has what it opened";
    EXPECT_THAT(ids(db), ElementsAre("a", "b", "c"));
  }
  const TakedownSummary again = take_down(db, {"gone"}, kTombstone);
  EXPECT_THAT(again.already, ElementsAre("gone"));
  EXPECT_THAT(again.held, IsEmpty());
  EXPECT_THAT(everything(db), testing::Not(HasSubstr("quixotic")));
}

TEST(TakeDown, SurvivesCompaction) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  make_archive(db);
  (void)take_down(db, {"gone"}, kTombstone);
  compact_archive(db);
  EXPECT_THAT(take_down(db, {"gone"}, kTombstone).already, ElementsAre("gone"));
}

/// How the only item of a JSON Lines file ends.
Outcome index_one(const fs::path& db, const fs::path& file, const std::string& json) {
  write_durably(file, json);
  IndexOptions options;
  options.db = db.string();
  options.inputs.paths = {file.string()};
  Observer observer;
  Outcome last;
  observer.on_outcome = [&](const Outcome& outcome) { last = outcome; };
  (void)index_articles(options, observer);
  return last;
}

TEST(TakeDown, KeepsTheArticleFromComingBack) {
  const std::string text =
      "The mayor opened the bridge on Tuesday, years after it had been planned, and said that it "
      "would bring the two halves of the town together at last.";
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  const auto json = [&](const std::string& id, const std::string& url, const std::string& body) {
    return R"({"id":")" + id + R"(","url":")" + url + R"(","title":"Bridge","body":")" + body +
           "\"}";
  };
  const std::string url = "https://www.news.example/town/bridge-12";
  (void)index_one(db, folder / "a.jsonl", json("n-1", url, text));
  ASSERT_THAT(take_down(db, {"n-1"}, kTombstone).taken_down, ElementsAre("n-1"));

  struct Case {
    const char* name;
    std::string json;
    Status status;
  };
  const std::string other = "Something else altogether that has a few words of its own.";
  const auto cases = std::to_array<Case>({
      {"as it was", json("n-1", url, text), Status::skipped},
      {"its id with blanks", json(" n-1 ", "", other), Status::skipped},
      {"its id with another text", json("n-1", "", other), Status::skipped},
      {"its URL spelled otherwise",
       json("x", "http://NEWS.example:80/town/bridge-12/?utm_source=feed#top", other),
       Status::skipped},
      {"its URL as the id", json(url, "", other), Status::skipped},
      {"its text under another id", json("x", "", "The mayor" + text.substr(9)), Status::skipped},
      {"another page of the site", json("x", url + "3", other), Status::added},
  });
  for (const Case& row : cases) {
    const Outcome outcome = index_one(db, folder / "b.jsonl", row.json);
    EXPECT_EQ(outcome.status, row.status) << row.name;
    if (row.status == Status::skipped) {
      EXPECT_EQ(outcome.reason, "taken down 2025-03-01: court order") << row.name;
    }
  }
}

TEST(PlainSpelling, LeavesOutWhatNamesNoOtherPage) {
  struct Case {
    const char* written;
    const char* plain;
  };
  static constexpr auto kCases = std::to_array<Case>({
      {"https://www.A.example/x/y", "a.example/x/y"},
      {"HTTP://a.example:80/x/y/", "a.example/x/y"},
      {"https://a.example:443/X?b=1&utm_medium=m&c=2#f", "a.example/X?b=1&c=2"},
      {"https://a.example/?fbclid=1", "a.example"},
      {"https://a.example", "a.example"},
      {" N-1\t", "N-1"},
      {"urn:newsml:1", "urn:newsml:1"},
      {"", ""},
      {"https://", ""},
  });
  for (const auto& [written, plain] : kCases) EXPECT_EQ(plain_spelling(written), plain) << written;
}

TEST(Tombstones, ReadBackWhatWasWrittenAndTellNothingOfTheArticle) {
  Tombstones tombstones;
  tombstones.add(article("secret", "x"), {"2025-01-02", "two\nlines\tand a tab"});
  const Tombstones read = Tombstones::parse(tombstones.to_table());
  ASSERT_NE(read.find(article("secret", "y")), nullptr);
  EXPECT_EQ(*read.find(article("secret", "y")), (Tombstone{"2025-01-02", "two lines and a tab"}));
  EXPECT_EQ(read.find(article("other", "y")), nullptr);
  EXPECT_EQ(tombstones.to_table().find("secret"), std::string::npos);
  EXPECT_THROW((void)Tombstones::parse("nonsense"), std::runtime_error);
}

}  // namespace
}  // namespace newsdex
