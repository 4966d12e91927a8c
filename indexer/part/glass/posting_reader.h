// What the glass table `postlist` holds, read front to back.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/glass/posting_list.h"
#include "common/archive/glass/table_reader.h"

namespace newsdex::glass {

class PostingReader {
 public:
  /// Reads what stands before the terms; `articles`: how many there are. All functions throw
  /// ArchiveError for a damaged table.
  PostingReader(const std::filesystem::path& file, std::size_t articles);

  /// By docid, from 1 on, one for each article. Values of other slots than kTieSlot are
  /// passed over; an empty one is none.
  [[nodiscard]] const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  [[nodiscard]] const std::vector<std::string>& values() const { return values_; }

  [[nodiscard]] bool is_done() const { return done_; }
  [[nodiscard]] std::string_view term() const { return term_; }

  /// The postings of the term at hand, appended to `out`, docids ascending; then stands at the
  /// next term.
  void take(std::vector<DocidWdf>& out);

 private:
  void read_values();

  TableReader table_;
  bool done_ = false;
  std::string term_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::string> values_;
};

}  // namespace newsdex::glass
