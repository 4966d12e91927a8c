#include "indexer/relabel.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "common/entities/corrections.h"
#include "common/error.h"
#include "indexer/analyser.h"
#include "indexer/archive_writer.h"
#include "indexer/extract/encoding.h"
#include "indexer/part/part_reader.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// The values of a row and how often each is mentioned; labels to show are the part's own choice.
std::map<FieldId, std::map<std::string, std::uint16_t>> values_of(const ColumnRow& row) {
  std::map<FieldId, std::map<std::string, std::uint16_t>> values;
  for (const auto& [field, cells] : row.labels) {
    for (const LabelCell& cell : cells) values[field][cell.value] = cell.mentions;
  }
  return values;
}

/// Labels the articles of one part anew and puts those that changed.
class PartLabeller {
 public:
  PartLabeller(const Part& part, Analyser& analyser, ArchiveWriter& writer)
      : part_(part), analyser_(analyser), writer_(writer) {}

  RelabelSummary run() {
    RelabelSummary summary;
    for (const std::uint32_t docid : part_.live()) {
      ++summary.articles;
      if (relabel(docid)) ++summary.changed;
    }
    return summary;
  }

 private:
  bool relabel(std::uint32_t docid) {
    const Record record = part_.record(docid);
    const ContentHash& content = part_.columns.content(docid);
    const Article article = as_read(record.article);
    if (content == content_hash(article, Entities::no)) return false;
    PartDocument document = analyser_.analyse(article, content);
    keep_ingested(part_.columns, docid, document.row);
    const bool same = document.data == encode(record) &&
                      values_of(document.row) == values_of(read_row(part_.columns, docid));
    if (!same) writer_.put(pack(std::move(document)));
    return !same;
  }

  const Part& part_;
  Analyser& analyser_;
  ArchiveWriter& writer_;
};

}  // namespace

std::size_t store_names(const fs::path& folder, std::string_view bytes, std::string_view name) {
  const std::string text = decode(std::string(bytes)).text;
  const entities::ParsedCorrections parsed = entities::parse_corrections(text);
  if (!parsed.mistakes.empty()) {
    std::string all;
    for (const entities::Mistake& mistake : parsed.mistakes) {
      all += fmt::format("{}{}:{}: {}", all.empty() ? "" : "\n", name, mistake.line, mistake.what);
    }
    throw InputError(all, "see docs/names.md; the archive is as it was");
  }
  static_cast<void>(read_manifest(folder));
  ArchiveWriter writer(folder);
  writer.set_table(kNamesTable, parsed.corrections.empty() ? std::string() : text);
  writer.publish();
  return parsed.corrections.size();
}

RelabelSummary relabel_archive(const fs::path& folder) {
  static_cast<void>(read_manifest(folder));
  ArchiveWriter writer(folder);
  const ArchiveTables tables = read_archive_tables(folder);
  Analyser analyser(Entities::yes, tables);
  writer.set_labelled_by(tables.labelled_by);
  RelabelSummary summary;
  for (const Part& part : writer.archive().parts()) {
    if (part.entry.labels == tables.labelled_by) continue;
    const RelabelSummary done = PartLabeller(part, analyser, writer).run();
    summary.articles += done.articles;
    summary.changed += done.changed;
  }
  writer.mark_labelled();
  writer.publish();
  writer.merge(false);
  return summary;
}

std::uint64_t outdated_articles(const fs::path& folder) {
  const Manifest manifest = read_manifest(folder);
  const std::string by = read_archive_tables(folder).labelled_by;
  std::uint64_t articles = 0;
  for (const PartEntry& part : manifest.parts) {
    if (part.labels != by) articles += part.documents - part.deleted;
  }
  return articles;
}

}  // namespace newsdex
