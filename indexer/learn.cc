#include "indexer/learn.h"

#include <functional>

#include "common/archive/archive.h"
#include "indexer/analyser.h"
#include "indexer/archive_writer.h"
#include "indexer/part/part_reader.h"
#include "indexer/pipeline.h"

namespace newsdex {
namespace {

/// Every live article, as it was read, with where it stands.
void each_article(const Archive& archive,
                  const std::function<void(const Part&, std::uint32_t docid, Record)>& use) {
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) use(part, docid, part.record(docid));
  }
}

BoilerplateTable learn(const Archive& archive) {
  BoilerplateLearner learner;
  each_article(archive, [&](const Part&, std::uint32_t, Record record) {
    const Article article = as_read(std::move(record.article));
    learner.count(publisher_value(article), article.text, article.zones);
  });
  each_article(archive, [&](const Part&, std::uint32_t, Record record) {
    const Article article = as_read(std::move(record.article));
    learner.weigh(publisher_value(article), article.text, article.zones);
  });
  return learner.finish();
}

/// Whether an article was indexed without labels: its hash says so.
Entities entities_of(const Article& article, const ContentHash& content) {
  return content == content_hash(article, Entities::no) ? Entities::no : Entities::yes;
}

}  // namespace

Learned learn_boilerplate(const std::filesystem::path& folder) {
  static_cast<void>(read_manifest(folder));
  ArchiveWriter writer(folder);
  const Archive archive = Archive::open(folder);
  Learned learned;
  ArchiveTables tables = read_archive_tables(folder);
  tables.boilerplate = learn(archive);
  learned.table = tables.boilerplate;
  writer.set_labelled_by(tables.labelled_by);
  writer.set_table(kBoilerplateTable, learned.table.empty() ? "" : to_tsv(learned.table));

  Analyser plain(Entities::no, tables);
  Analyser labelling(Entities::yes, tables);
  each_article(archive, [&](const Part& part, std::uint32_t docid, Record record) {
    ++learned.articles;
    const Zones before = record.article.zones;
    Article article = as_read(std::move(record.article));
    if (without_boilerplate(article.text, article.zones, publisher_value(article), learned.table) ==
        before) {
      return;
    }
    ++learned.rewritten;
    const ContentHash& content = part.columns.content(docid);
    Analyser& analyser = entities_of(article, content) == Entities::no ? plain : labelling;
    PartDocument document = analyser.analyse(std::move(article), content);
    keep_ingested(part.columns, docid, document.row);
    writer.put(pack(std::move(document)));
    if (writer.pending() >= kArticlesPerPart) writer.publish();
  });
  writer.publish();
  writer.merge(false);
  return learned;
}

}  // namespace newsdex
