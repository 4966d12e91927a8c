// From an item to what a run does with it, as far as that can be told without the other items.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <oneapi/tbb/enumerable_thread_specific.h>

#include "indexer/analyser.h"
#include "indexer/archive_tables.h"
#include "indexer/extract/extract.h"
#include "indexer/ledger.h"
#include "indexer/pipeline.h"
#include "indexer/run_target.h"

namespace newsdex {

/// What has become of an item.
struct Examined {
  Outcome outcome;
  std::uint64_t bytes = 0;
  std::optional<PackedDocument> document;  ///< absent where unchanged or without an article
  bool withdraws = false;                  ///< the article of this id is cancelled
  std::vector<std::string> notes;
};

/// Extracts, compares with what the archive holds, and analyses what is new. Used by many threads
/// at a time; all it is made of must outlive it.
class Examiner {
 public:
  Examiner(const IndexOptions& options, const ArchiveTables& tables, const RunTarget& target);

  [[nodiscard]] Examined examine(Item item);

 private:
  [[nodiscard]] std::variant<Extraction, Problem> extract(Item item) const;
  [[nodiscard]] std::variant<Extraction, Problem> extract_revisit(const Item& item,
                                                                  const RawArticle& raw) const;
  [[nodiscard]] std::optional<Problem> stays_elsewhere(const Article& article) const;
  [[nodiscard]] std::optional<Problem> taken_down(const Article& article) const;
  [[nodiscard]] bool is_known(const Article& article, const ContentHash& content) const;

  const IndexOptions& options_;
  const ArchiveTables& tables_;
  const RunTarget& target_;
  const PathSet roots_;
  oneapi::tbb::enumerable_thread_specific<Analyser> analysers_;
};

}  // namespace newsdex
