#include "tests/support/synthetic_archive.h"

#include <utility>

#include "common/archive/record.h"
#include "indexer/archive_writer.h"
#include "indexer/part/name_key.h"
#include "indexer/part/packed_document.h"

namespace newsdex {

void add_synthetic_articles(const std::filesystem::path& folder, const std::string& id_prefix,
                            const std::vector<std::vector<SyntheticTerm>>& articles) {
  static constexpr std::int32_t kDays = 50;
  ArchiveWriter writer(folder);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    PartDocument document;
    Record record;
    record.article.id = id_prefix + std::to_string(i);
    document.data = encode(record);
    document.row.id = record.article.id;
    if (i % 7 != 0) {
      const auto day = static_cast<std::int32_t>(i) % kDays;
      document.row.date = {day, day, std::int64_t{day} * 86'400};
    }
    for (const SyntheticTerm& term : articles[i]) {
      document.terms.add(term.name, term_hash(term.name), term.wdf, term.positions);
    }
    writer.put(pack(std::move(document)));
  }
  writer.publish();
}

}  // namespace newsdex
