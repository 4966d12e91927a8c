// Corrections stored in an archive, and labelling it anew.

#include "indexer/relabel.h"

#include <gtest/gtest.h>

#include "common/archive/archive.h"
#include "common/error.h"
#include "indexer/analyser.h"
#include "indexer/archive_check.h"
#include "indexer/archive_writer.h"
#include "indexer/part/part_reader.h"
#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMerge = "merge\tperson\tsteven_miller\tangela_merkel\n";

Article with_miller() {
  return make_article("a", "Talks", {"Angela Merkel met Steven Miller on Monday in Berlin."});
}
Article without_miller() {
  return make_article("b", "Oil", {"Angela Merkel said: “We will pay more for oil now.”"});
}

/// Adds articles with labels as newsdex-index does, a part for each.
void index(const fs::path& db, const std::vector<Article>& articles,
           Entities entities = Entities::yes) {
  for (const Article& article : articles) {
    ArchiveWriter writer(db);
    writer.set_labelled_by(labelled_by({}));
    const ArchiveTables none;
    Analyser analyser(entities, none);
    writer.put(pack(analyser.analyse(article, content_hash(article, entities))));
    writer.publish();
  }
}

/// Everything an archive says of its articles: id, stored data, columns and terms.
std::map<std::string, std::string> contents(const fs::path& db) {
  std::map<std::string, std::string> out;
  const Archive archive = Archive::open(db);
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) {
      std::string all = encode(part.record(docid));
      for (const auto& [field, cells] : read_row(part.columns, docid).labels) {
        for (const LabelCell& cell : cells) {
          all += "|" + cell.value + "=" + cell.label + "*" + std::to_string(cell.mentions);
        }
      }
      const Xapian::Document document = part.database().get_document(docid);
      for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        all += "\n" + *term + " " + std::to_string(term.get_wdf());
      }
      out[std::string(part.columns.id(docid))] = all;
    }
  }
  return out;
}

std::vector<std::string> part_names(const fs::path& db) {
  std::vector<std::string> names;
  for (const PartEntry& part : read_manifest(db).parts) names.push_back(part.name);
  return names;
}

TEST(Relabel, AppliesCorrectionsToTheStoredText) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index(db, {with_miller(), without_miller()});
  EXPECT_EQ(store_names(db, kMerge, "names.tsv"), 1U);
  EXPECT_EQ(outdated_articles(db), 2U);
  const RelabelSummary summary = relabel_archive(db);
  EXPECT_EQ(summary.articles, 2U);
  EXPECT_EQ(summary.changed, 1U);
  EXPECT_EQ(outdated_articles(db), 0U);
  const auto now = contents(db);
  EXPECT_EQ(now.at("a").find("XPERsteven_miller"), std::string::npos);
  EXPECT_NE(now.at("a").find("XPERangela_merkel"), std::string::npos);
  EXPECT_TRUE(check_archive(db).empty());
}

TEST(Relabel, RemovingTheCorrectionsGivesTheFirstStateBack) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index(db, {with_miller(), without_miller()});
  const auto first = contents(db);
  store_names(db, kMerge, "names.tsv");
  static_cast<void>(relabel_archive(db));
  EXPECT_NE(contents(db), first);
  EXPECT_EQ(store_names(db, "# nothing\n", "names.tsv"), 0U);
  EXPECT_EQ(read_manifest(db).tables.count(kNamesTable), 0U);
  EXPECT_EQ(relabel_archive(db).changed, 1U);
  EXPECT_EQ(contents(db), first);
}

TEST(Relabel, CorrectionsMayBeAsSpreadsheetsWriteThem) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index(db, {with_miller()});
  const std::string plain = "merge\tperson\tx\ty\tZoë Müller\n";
  std::string wide = "\xff\xfe";
  for (const char16_t unit : std::u16string_view(u"merge\tperson\tx\ty\tZoë Müller\n")) {
    wide += static_cast<char>(unit & 0xffU);
    wide += static_cast<char>(unit >> 8U);
  }
  for (const std::string& bytes : {plain, "\xef\xbb\xbf" + plain, wide}) {
    EXPECT_EQ(store_names(db, bytes, "names.tsv"), 1U);
    EXPECT_EQ(read_table(db, read_manifest(db), kNamesTable), plain);
  }
}

TEST(Relabel, LeavesPartsAloneWhereNothingChanges) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index(db, {with_miller(), without_miller()});
  const auto before = part_names(db);
  EXPECT_EQ(relabel_archive(db).articles, 0U) << "all are labelled so";
  EXPECT_EQ(read_manifest(db).generation, 2U);
  store_names(db, "ignore\tperson\tnobody_at_all\n", "names.tsv");
  EXPECT_EQ(relabel_archive(db).changed, 0U);
  EXPECT_EQ(part_names(db), before);
  EXPECT_EQ(relabel_archive(db).articles, 0U) << "and once it is said, they are not looked at";
}

TEST(Relabel, LeavesArticlesWithoutLabelsSo) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index(db, {with_miller()}, Entities::no);
  const auto first = contents(db);
  store_names(db, kMerge, "names.tsv");
  EXPECT_EQ(relabel_archive(db).changed, 0U);
  EXPECT_EQ(contents(db), first);
}

TEST(Relabel, WrongCorrectionsChangeNothing) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index(db, {with_miller()});
  store_names(db, kMerge, "names.tsv");
  const std::uint64_t generation = read_manifest(db).generation;
  try {
    store_names(db, "merge\tperson\ta\nnonsense\n", "mine.tsv");
    FAIL() << "two mistakes";
  } catch (const InputError& e) {
    EXPECT_STREQ(
        e.what(),
        "mine.tsv:1: the form is: merge FIELD VALUE OTHER [LABEL], with tabs between\n"
        "mine.tsv:2: 'nonsense' is none of merge, alias, ignore, unname, split; tabs stand "
        "between the columns");
  }
  EXPECT_EQ(read_manifest(db).generation, generation);
  EXPECT_THROW(store_names(folder / "none.db", kMerge, "names.tsv"), ArchiveError);
}

TEST(Relabel, DamagedCorrectionsAreRefused) {
  const TemporaryFolder folder;
  const fs::path db = folder / "x.db";
  index(db, {with_miller()});
  store_names(db, kMerge, "names.tsv");
  fs::resize_file(db / read_manifest(db).tables.at(kNamesTable).file, 5);
  EXPECT_THROW(static_cast<void>(relabel_archive(db)), ArchiveError);
}

}  // namespace
}  // namespace newsdex
