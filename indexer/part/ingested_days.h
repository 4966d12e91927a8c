// On which day each article of a part came in: kept in the part's database, since nothing else but
// the columns tells it.
//
// As text: `DOCID:DAY` for each run of articles of one day, by comma, in the order of docids; DOCID
// is the first of the run, DAY counts from 1970-01-01 and is left out where it is not known.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/part/part_document.h"

namespace newsdex {

inline constexpr const char* kIngestedMetadata = "news.ingested";

class IngestedDays {
 public:
  /// The row of the next docid.
  void add(const ColumnRow& row);

  /// The day of an article, docids from 1.
  [[nodiscard]] std::optional<Day> of(std::uint32_t docid) const;

  /// Days by the first docid that has them, ascending.
  [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::optional<Day>>>& runs() const {
    return runs_;
  }

  /// Throws ArchiveError for what `to_text` does not write.
  [[nodiscard]] static IngestedDays parse(std::string_view text);

 private:
  std::vector<std::pair<std::uint32_t, std::optional<Day>>> runs_;
  std::uint32_t documents_ = 0;
};

[[nodiscard]] std::string to_text(const IngestedDays& days);

/// One whole day as a row of columns.
[[nodiscard]] DateCell day_cell(Day day);

}  // namespace newsdex
