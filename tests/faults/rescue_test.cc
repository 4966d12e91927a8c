// What a person gets back of a damaged archive: the articles by newsdex-admin salvage, archive.json
// by newsdex-admin restore-manifest.

#include <csignal>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "tests/faults/archive_state.h"
#include "tests/faults/fixture.h"
#include "tests/faults/shim.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

using Articles = std::map<std::string, json>;

/// What has to survive of every article.
constexpr const char* kKept[] = {"text", "title", "published", "source", "url", "language"};

/// All articles of an archive, by id.
Articles articles_of(const fs::path& folder, const std::string& db) {
  const Ending ending =
      run({"search", "--db", db, "--view", "article", "--format", "jsonl", "-n", "0"}, folder);
  Articles articles;
  std::istringstream lines(ending.out);
  for (std::string line; std::getline(lines, line);) {
    json article = json::parse(line);
    articles[article.at("id")] = article;
  }
  return articles;
}

std::set<std::string> ids_in(const json& rows) {
  std::set<std::string> ids;
  for (const json& row : rows) ids.insert(row.at("id").get<std::string>());
  return ids;
}

void change(const fs::path& file, const std::function<void(std::string&)>& how) {
  std::string bytes = read_file(file);
  how(bytes);
  std::ofstream(file, std::ios::binary) << bytes;
}

class Salvage : public testing::Test {
 protected:
  static constexpr int kArticles = 600;

  void SetUp() override {
    std::vector<int> numbers(kArticles);
    std::iota(numbers.begin(), numbers.end(), 1);
    write_articles(folder_ / "all.jsonl", numbers);
    must({"index", "-q", "--db", "news.db", "all.jsonl"}, folder_.path());
    write_articles(folder_ / "newer.jsonl", {5, 6, 7}, 2);
    must({"index", "-q", "--db", "news.db", "newer.jsonl"}, folder_.path());
    must({"admin", "--db", "news.db", "remove", "a9"}, folder_.path());
    before_ = articles_of(folder_.path(), "news.db");
    ASSERT_EQ(before_.size(), kArticles - 1U);
  }

  /// Salvages `news.db` and indexes what came out into a new archive.
  void salvage() {
    const Command command{"admin", "--json", "--db", "news.db", "salvage", "out.jsonl"};
    const Ending ending = run(command, folder_.path(), {}, {.cpu_seconds = 60});
    SCOPED_TRACE(describe(command, ending));
    ASSERT_EQ(ending.signal, 0);
    ASSERT_LE(ending.status, 1);
    report_ = json::parse(ending.out);
    const bool is_whole =
        report_.at("altered").empty() && report_.at("lost").empty() && report_.at("doubts").empty();
    EXPECT_EQ(ending.status, is_whole ? 0 : 1);
    fs::remove_all(folder_ / "new.db");
    must({"index", "-q", "--db", "new.db", "out.jsonl"}, folder_.path());
    after_ = articles_of(folder_.path(), "new.db");
    EXPECT_EQ(after_.size(), report_.at("articles").get<std::size_t>());
  }

  /// Every article of before is there as it was, or told to be lost or altered.
  void expect_all_accounted_for() const {
    const std::set<std::string> lost = ids_in(report_.at("lost"));
    const std::set<std::string> altered = ids_in(report_.at("altered"));
    for (const auto& [id, article] : before_) {
      const auto found = after_.find(id);
      if (found == after_.end()) {
        EXPECT_TRUE(lost.contains(id)) << id << " is neither there nor told to be lost";
        continue;
      }
      EXPECT_FALSE(lost.contains(id)) << id;
      if (altered.contains(id)) continue;
      for (const char* key : kKept) EXPECT_EQ(found->second.at(key), article.at(key)) << id;
    }
    for (const auto& [id, article] : after_) {
      EXPECT_TRUE(before_.contains(id)) << id << " had been replaced or removed";
    }
  }

  [[nodiscard]] std::size_t missed() const {
    return report_.at("lost").size() + report_.at("altered").size();
  }

  const TemporaryFolder folder_;
  const fs::path part_ = folder_ / "news.db" / "parts" / "000001";
  Articles before_;
  Articles after_;
  json report_;
};

TEST_F(Salvage, GetsEverythingOfASoundArchive) {
  salvage();
  EXPECT_EQ(missed(), 0U);
  EXPECT_EQ(report_.at("doubts"), json::array());
  expect_all_accounted_for();
}

TEST_F(Salvage, LeavesAFileAsItIsUntilItCanBeReplacedByAWholeOne) {
  const fs::path out = folder_ / "out";
  const fs::path file = out / "all.jsonl";
  fs::create_directory(out);
  const auto write = [&](const std::string& db, const Environment& preload) {
    fs::remove_all(out / "all.jsonl.tmp");
    std::ofstream(file) << "mine";
    return run({"admin", "--db", db, "salvage", "out/all.jsonl"}, folder_.path(), preload);
  };

  EXPECT_EQ(write("nothing.db", {}).status, 2);
  EXPECT_EQ(read_file(file), "mine");
  EXPECT_FALSE(fs::exists(out / "all.jsonl.tmp"));

  ASSERT_EQ(write("news.db", {}).status, 0);
  const std::string whole = read_file(file);
  std::size_t faults = 0;
  for (const std::string kind : {"kill", "tear", "full-once", "full", "io-error"}) {
    for (std::size_t call = 1;; ++call, ++faults) {
      SCOPED_TRACE(fmt::format("{} at call {}", kind, call));
      const Ending ending = write("news.db", {{kRootVariable, out.string()},
                                              {kKindVariable, kind},
                                              {kAtVariable, std::to_string(call)}});
      const bool is_whole = read_file(file) == whole;
      EXPECT_TRUE(is_whole || (ending.status != 0 && read_file(file) == "mine"));
      EXPECT_TRUE(ending.signal == SIGKILL || !fs::exists(out / "all.jsonl.tmp"));
      if (ending.status == 0) break;  // there are fewer calls than that
      if (HasFailure()) return;
    }
  }
  EXPECT_GE(faults, 5U * 4U) << "created, written, synced, renamed";

  const Ending refused = run({"admin", "--db", "news.db", "salvage", "out"}, folder_.path());
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("out: is not a file"));
}

// Whatever file of a part is damaged but the texts, no article is lost; not even where all are.
TEST_F(Salvage, NeedsNothingButTheTexts) {
  for (const char* file :
       {"postlist.glass", "iamglass", "position.glass", "termlist.glass", "columns"}) {
    fs::remove(part_ / file);
    salvage();
    EXPECT_EQ(missed(), 0U) << file;
    expect_all_accounted_for();
  }
  EXPECT_EQ(report_.at("doubts"), json::array()) << "the checksum of the texts holds";
  fs::remove(folder_ / "news.db" / "archive.json");
  salvage();
  expect_all_accounted_for();
  EXPECT_GE(report_.at("doubts").size(), 2U) << "of runs never completed, and of the columns";
}

// A bit costs the articles of one block of 8 KiB at most.
TEST_F(Salvage, LosesLittleToAFlippedBit) {
  static constexpr std::size_t kPerBlock = 24;
  std::mt19937 random(20250301);
  const std::string good = read_file(part_ / "docdata.glass");
  std::size_t most = 0;
  std::size_t all = 0;
  for (int i = 0; i < 12; ++i) {
    const std::size_t at = random() % good.size();
    change(part_ / "docdata.glass", [&](std::string& bytes) {
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    });
    SCOPED_TRACE(fmt::format("byte {} of {}", at, good.size()));
    salvage();
    expect_all_accounted_for();
    most = std::max(most, missed());
    all += missed();
    std::ofstream(part_ / "docdata.glass", std::ios::binary) << good;
  }
  EXPECT_LE(most, kPerBlock);
  EXPECT_GT(all, 0U) << "none of the bits mattered";
}

TEST_F(Salvage, LosesNoMoreThanWhatIsGone) {
  const auto size = fs::file_size(part_ / "docdata.glass");
  change(part_ / "docdata.glass",
         [&](std::string& bytes) { bytes.replace(size / 2, 16384, 16384, '\0'); });
  salvage();
  expect_all_accounted_for();
  EXPECT_GT(missed(), 0U);
  EXPECT_LT(missed(), 4U * 24U);
  EXPECT_THAT(report_.at("lost").at(0).at("origin").get<std::string>(), HasSubstr("all.jsonl"));

  fs::resize_file(part_ / "docdata.glass", size / 2);
  salvage();
  expect_all_accounted_for();
  EXPECT_LT(missed(), kArticles * 6U / 10U);
  EXPECT_GT(after_.size(), kArticles * 4U / 10U);
}

TEST_F(Salvage, SaysWhatADamagedListOfDeletedArticlesHides) {
  for (const auto& entry : fs::directory_iterator(part_.parent_path())) {
    if (entry.is_regular_file()) fs::resize_file(entry.path(), 3);
  }
  salvage();
  EXPECT_EQ(report_.at("doubts").size(), 1U);
  EXPECT_TRUE(after_.contains("a9")) << "removed, which nothing tells any more";
  EXPECT_EQ(after_.at("a5").at("text"), before_.at("a5").at("text")) << "the newer version";
}

class RestoreManifest : public testing::Test {
 protected:
  void SetUp() override {
    prepare_several_parts(folder_.path());
    std::ofstream(folder_ / "names.tsv") << "ignore\tperson\tbarack_obama\n";
    must({"admin", "--db", "news.db", "names", "names.tsv"}, folder_.path());
    must({"admin", "--now", "2025-03-01", "--db", "news.db", "takedown", "a2"}, folder_.path());
    must({"admin", "--db", "news.db", "remove", "a1"}, folder_.path());
    before_ = answers(db_);
  }

  [[nodiscard]] Ending restore() const {
    return run({"admin", "--db", "news.db", "restore-manifest"}, folder_.path());
  }

  void expect_restored(int status) const {
    const Ending ending = restore();
    SCOPED_TRACE(describe({"restore-manifest"}, ending));
    ASSERT_EQ(ending.status, status);
    EXPECT_EQ(damages(db_), "");
    EXPECT_EQ(answers(db_), before_);
  }

  [[nodiscard]] std::string newest_part() const {
    std::string newest;
    for (const auto& entry : fs::directory_iterator(db_ / "parts")) {
      if (entry.is_directory()) newest = std::max(newest, entry.path().filename().string());
    }
    return newest;
  }

  /// Refused, with these words, and nothing done.
  void expect_refused(const std::string& words) const {
    const Ending ending = restore();
    EXPECT_EQ(ending.status, 2) << describe({"restore-manifest"}, ending);
    EXPECT_THAT(ending.err, HasSubstr(words));
    EXPECT_THAT(ending.err, HasSubstr("salvage"));
    EXPECT_FALSE(is_archive(db_));
  }

  const TemporaryFolder folder_;
  const fs::path db_ = folder_ / "news.db";
  const fs::path manifest_ = manifest_path(db_);
  std::string before_;
};

TEST_F(RestoreManifest, DoesNothingToASoundOne) {
  const std::string bytes = read_file(manifest_);
  EXPECT_EQ(restore().status, 0);
  EXPECT_EQ(read_file(manifest_), bytes);
}

TEST_F(RestoreManifest, IsWhatCheckAdvisesAndMendsWhateverBitWasFlipped) {
  std::mt19937 random(20250301);
  for (int i = 0; i < 30; ++i) {
    const std::size_t at = random() % fs::file_size(manifest_);
    SCOPED_TRACE(fmt::format("byte {}", at));
    change(manifest_, [&](std::string& bytes) {
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    });
    const Ending check = run({"admin", "--db", "news.db", "check"}, folder_.path());
    if (check.status == 2) {
      EXPECT_THAT(check.err, HasSubstr("this program reads format")) << "the bit was there";
      fs::remove(manifest_);
      EXPECT_LE(restore().status, 1);
      continue;
    }
    EXPECT_EQ(check.status, 1);
    EXPECT_THAT(check.out, HasSubstr("newsdex-admin --db news.db restore-manifest"));
    const Ending ending = restore();
    EXPECT_LE(ending.status, 1) << describe({"restore-manifest"}, ending);
    EXPECT_EQ(answers(db_), before_);
    EXPECT_EQ(damages(db_), "");
    if (HasFailure()) return;
  }
}

TEST_F(RestoreManifest, MakesALostOneAnewAndSaysWhatCannotBeKnown) {
  fs::remove(manifest_);
  EXPECT_EQ(run({"index", "--db", "news.db", "first.jsonl"}, folder_.path()).status, 2)
      << "nobody writes over what is there";
  expect_restored(1);
  fs::resize_file(manifest_, 0);
  expect_restored(1);
  must({"index", "-q", "--db", "news.db", "first.jsonl"}, folder_.path());
  EXPECT_EQ(damages(db_), "");
}

// A part that was merged into another lies about until no reader holds it, and one that a killed
// run wrote may, too: what is in them does not come back.
TEST_F(RestoreManifest, KnowsMergedPartsByTheirArticles) {
  fs::copy(db_ / "parts", folder_ / "merged", fs::copy_options::recursive);
  must({"admin", "--db", "news.db", "compact"}, folder_.path());
  must({"admin", "--db", "news.db", "remove", "a4"}, folder_.path());
  before_ = answers(db_);
  fs::copy(folder_ / "merged", db_ / "parts", fs::copy_options::recursive);
  change(manifest_, [](std::string& bytes) { bytes.pop_back(); });
  expect_restored(1);
  EXPECT_EQ(read_manifest(db_).parts.size(), 1U);
}

TEST_F(RestoreManifest, RefusesADamagedPart) {
  fs::remove(manifest_);
  for (const auto& entry : fs::directory_iterator(db_ / "parts")) {
    if (!entry.is_directory()) continue;
    for (const char* file : {"docdata.glass", "columns", "iamglass", "postlist.glass"}) {
      const std::string good = read_file(entry.path() / file);
      fs::remove(entry.path() / file);
      expect_refused(file);
      std::ofstream(entry.path() / file, std::ios::binary) << good;
    }
  }
  expect_restored(1);
}

// Nothing vouches for the bytes: articles that can be read otherwise than they were written are
// found by the hash that columns hold of each.
TEST_F(RestoreManifest, RefusesAnAlteredArticle) {
  fs::remove(manifest_);
  const fs::path texts = db_ / "parts" / newest_part() / "docdata.glass";
  const std::string good = read_file(texts);
  int altered = 0;
  for (std::size_t at = 7700; at < 8190; at += 7) {
    change(texts, [&](std::string& bytes) { bytes[at] = static_cast<char>(bytes[at] ^ 1); });
    const Ending ending = restore();
    SCOPED_TRACE(describe({"restore-manifest"}, ending));
    if (ending.status == 1) {
      EXPECT_THAT(ending.out, HasSubstr("words and labels are as they were written"));
      fs::remove(manifest_);
    } else {
      EXPECT_EQ(ending.status, 2);
      altered += ending.err.find("is not as it was written") != std::string::npos ? 1 : 0;
    }
    std::ofstream(texts, std::ios::binary) << good;
    if (HasFailure()) return;
  }
  EXPECT_GT(altered, 0);
  expect_restored(1);
}

TEST_F(RestoreManifest, RefusesAnArchiveOfAnotherFormat) {
  change(manifest_, [](std::string& bytes) {
    static constexpr std::string_view kFormat = "\"newsdex_archive\":2";
    bytes.replace(bytes.find(kFormat), kFormat.size(), "\"newsdex_archive\":7");
  });
  const Ending ending = restore();
  EXPECT_EQ(ending.status, 2);
  EXPECT_THAT(ending.err, HasSubstr("an archive of format 7"));
}

}  // namespace
}  // namespace newsdex::faults
