// A whole glass database written once, table by table, front to back, which stock Xapian reads.
//
// Documents and term lists are written as articles come; postings and positions at the end, in the
// order of terms, side by side where TBB may use two threads. The format, and why, is in
// docs/part-format.md.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/part/glass/btree_writer.h"
#include "indexer/part/glass/posting_log.h"
#include "indexer/part/glass/version_file.h"
#include "indexer/part/packed_document.h"

namespace newsdex::glass {

class DatabaseWriter {
 public:
  /// `folder` exists and is empty; so is `scratch`, where runs go. `budget`: bytes of memory for
  /// postings. All functions throw ArchiveError.
  DatabaseWriter(std::filesystem::path folder, std::filesystem::path scratch, std::size_t budget);

  /// Adds an article under the next docid, with `value` in the slot kTieSlot.
  void add(const ArticleTerms& terms, const PackedTag& data, const PackedTag& term_list,
           std::string value);

  /// Writes what is left; nothing may be added after. Syncs nothing. `with_postings` is called once
  /// all tables but that of positions are whole, perhaps while that is written.
  void finish(
      const Metadata& metadata, const std::function<void()>& with_postings = [] {});

 private:
  [[nodiscard]] TableRoot write_postings(const Metadata& metadata) const;
  [[nodiscard]] TableRoot write_positions() const;

  std::filesystem::path folder_;
  BtreeWriter documents_;
  BtreeWriter term_lists_;
  PostingLog log_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::string> values_;
  Statistics statistics_;
  std::uint64_t content_ = 0;  ///< hash of what was added
};

}  // namespace newsdex::glass
