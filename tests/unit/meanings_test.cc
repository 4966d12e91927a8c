// Which values of an archive a name means (search/names.h).

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/fold.h"
#include "indexer/analyser.h"
#include "indexer/archive_writer.h"
#include "search/names.h"
#include "tests/support/articles.h"
#include "tests/support/labelled_article.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

/// An article that has each of some names as a person and as a speaker.
PartDocument about(const std::string& id, const std::vector<std::string>& names) {
  std::vector<LabelCell> cells;
  for (const std::string& name : names) cells.push_back({text::slug(name), name, 1});
  Record record;
  record.article = make_article(id, "", {"Text."});
  ColumnRow row;
  row.id = id;
  row.labels = {{FieldId::person, cells}, {FieldId::said, cells}};
  return labelled(record, std::move(row));
}

TEST(Meanings, OfAnUnquotedNameAreAllWhoBearIt) {
  const TemporaryFolder folder;
  {
    ArchiveWriter writer(folder / "x.db");
    writer.put(pack(about("1", {"Yorro", "Zell Xorl"})));
    writer.put(pack(about("2", {"Xan Yorro", "Federal Reserve"})));
    writer.put(pack(about("3", {"Xan Yorro", "Zell Yorro-Xorl", "Fed Carter"})));
    writer.publish();
  }
  const Archive archive = Archive::open(folder / "x.db");
  struct Row {
    const char* text;
    bool quoted;
    std::vector<std::string> values;
  };
  const Deadline deadline;
  for (const Row& row : {
           Row{"Yorro", false, {"xan_yorro", "yorro", "zell_yorro-xorl"}},
           Row{"Yorro", true, {"yorro"}},
           Row{"Xan Yorro", true, {"xan_yorro"}},
           Row{"xan_yorro", false, {"xan_yorro"}},
           Row{"xorl", false, {"zell_xorl", "zell_yorro-xorl"}},
           Row{"xorl", true, {}},
           Row{"Yor", false, {}},
       }) {
    for (const FieldId field : {FieldId::person, FieldId::said}) {
      std::vector<std::string> found;
      for (const Meaning& meaning : resolve(archive, field, {row.text, row.quoted}, deadline)) {
        found.push_back(meaning.value);
      }
      EXPECT_THAT(found, testing::UnorderedElementsAreArray(row.values)) << row.text;
    }
  }
  // An organisation that speaks is meant, and nobody of that name.
  const std::vector<Meaning> fed = resolve(archive, FieldId::said, {"Fed", false}, deadline);
  ASSERT_EQ(fed.size(), 1U);
  EXPECT_EQ(fed[0].value, "federal_reserve");
}

TEST(Meanings, OfAnAcronymAreTheOrganisationsThatArticlesCallSo) {
  const TemporaryFolder folder;
  {
    ArchiveWriter writer(folder / "x.db");
    const ArchiveTables none;
    Analyser analyser(Entities::yes, none);
    for (const Article& article :
         {make_article("1", "", {"The Wexholm Space Agency (WSA) launched it. WSA said so."}),
          make_article("2", "", {"The Winford Sea Agency met. The WSA is another one."}),
          make_article("3", "", {"The Wexholm Space Agency met."})}) {
      writer.put(pack(analyser.analyse(article, content_hash(article, Entities::yes))));
    }
    writer.publish();
  }
  const Archive archive = Archive::open(folder / "x.db");
  const Deadline deadline;
  const auto meant_by = [&](const TypedName& name) {
    return resolve(archive, FieldId::org, name, deadline);
  };
  EXPECT_THAT(meant_by({"WSA", false}),
              testing::ElementsAre(Meaning{"wexholm_space_agency", "Wexholm Space Agency", 2}));
  EXPECT_TRUE(meant_by({"WSA", true}).empty()) << "a value, of which there is none";
  EXPECT_TRUE(meant_by({"wsa", false}).empty()) << "no acronym";
  EXPECT_TRUE(meant_by({"WS", false}).empty());
}

TEST(Meanings, NearestToAMisspelledNameAreThoseItBeginsLikeOrIsFewEditsFrom) {
  const TemporaryFolder folder;
  {
    ArchiveWriter writer(folder / "x.db");
    writer.put(pack(about("1", {"Zell Trawick", "Ondra Bagwell", "Mia Gaddor"})));
    writer.put(pack(about("2", {"Zell Trawick", "Ondra Bagwells", "Li Po"})));
    writer.publish();
  }
  const Archive archive = Archive::open(folder / "x.db");
  struct Row {
    const char* name;
    std::vector<std::string> nearest;
  };
  const Deadline deadline;
  for (const Row& row : {
           Row{"Trawik", {"Zell Trawick"}},          // a beginning
           Row{"rtawick", {"Zell Trawick"}},         // two letters swapped
           Row{"Kaddor", {"Mia Gaddor"}},            // another first letter
           Row{"zel trwick", {"Zell Trawick"}},      // one edit in each part
           Row{"nodra bgawell", {"Ondra Bagwell"}},  // not who is two edits away
           Row{"Bghwell", {"Ondra Bagwell"}},        // two edits of a long part
           Row{"Lo", {}},                            // too short to tell
           Row{"Traxxick Nobody", {}},               // a part that is nobody's
       }) {
    EXPECT_EQ(nearest_labels(archive, FieldId::person, row.name, deadline), row.nearest)
        << row.name;
  }
}

}  // namespace
}  // namespace newsdex
