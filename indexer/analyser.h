// Article to part document: tokens, labels, terms, stored record, column row.

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "common/archive/record.h"
#include "common/article.h"
#include "common/label.h"
#include "indexer/archive_tables.h"
#include "indexer/lexicon.h"
#include "indexer/part/part_document.h"

namespace newsdex {

enum class Entities : std::uint8_t { yes, no };

/// Analyses articles one by one. Not thread-safe (it remembers terms): one a thread. The result
/// depends on the article, the tables and the corrections alone.
class Analyser {
 public:
  /// `tables` must outlive this.
  Analyser(Entities entities, const ArchiveTables& tables)
      : entities_(entities), tables_(&tables) {}

  /// `content` is `content_hash` of the same article.
  [[nodiscard]] PartDocument analyse(Article article, const ContentHash& content);

 private:
  Lexicon& lexicon(const std::string& language);

  Entities entities_;
  const ArchiveTables* tables_;
  std::map<std::string, Lexicon> lexicons_;
};

/// The row of columns that an article was stored with, but for what only indexing knows: the hash
/// of its content, and the day on which it came in.
[[nodiscard]] ColumnRow row_of(const Record& record);

/// Who published the copy, as a value of `source:`; empty where that is unknown.
[[nodiscard]] std::string publisher_value(const Article& article);

/// The article as it was read, its zones as they were before anything was learned.
[[nodiscard]] Article as_read(Article article);

/// What `unchanged` is decided by, together with what the article's part was labelled by: a hash of
/// everything that was read of an article, of the choice to label it at all, and of the file it was
/// read from, so that a moved article is not taken for one that has gone. How the path is shown is
/// not in it.
[[nodiscard]] ContentHash content_hash(const Article& article, Entities entities);

/// What labels articles: another text where the tables, the rules or the corrections (the bytes of
/// their file) are others.
[[nodiscard]] std::string labelled_by(std::string_view corrections);

}  // namespace newsdex
