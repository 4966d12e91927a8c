// How many articles of a result have each value of a field, from columns.

#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "common/archive/archive.h"
#include "search/deadline.h"
#include "search/match.h"
#include "search/value_tally.h"

namespace newsdex {

/// A value, in the archive, and how many articles have it.
struct ValueCount {
  std::string_view value;
  std::uint64_t articles = 0;
};

struct ValueCounts {
  std::vector<ValueCount> frequent;  ///< sorted by value, each once
  std::uint64_t values = 0;          ///< that any of the articles has
  std::uint64_t unknown = 0;         ///< articles without a value
};

/// Counts results of one archive, which must outlive it; remembers what parts call the same.
class ValueCounter {
 public:
  explicit ValueCounter(const Archive& archive) : archive_(archive) {}

  [[nodiscard]] const Archive& archive() const { return archive_; }

  /// Of the values of `counted`, those that fewer than `limit` others are more frequent than (0:
  /// all). Throws ArchiveError where a column is damaged, InputError (`timeout`) past the deadline.
  [[nodiscard]] ValueCounts count(const Matches& counted, FieldId field, std::size_t limit,
                                  const Deadline& deadline);

 private:
  using Docids = std::vector<std::vector<std::uint32_t>>;  // by part

  [[nodiscard]] ValueCounts count_few(const Docids& docids, FieldId field,
                                      PacedDeadline& pace) const;
  [[nodiscard]] ValueCounts count_by_table(const Docids& docids, FieldId field, std::size_t limit,
                                           PacedDeadline& pace, ValueTable& table) const;
  [[nodiscard]] ValueTable* table_for(const Docids& docids, FieldId field,
                                      const Deadline& deadline);

  const Archive& archive_;
  std::map<FieldId, ValueTable> tables_;
  std::map<FieldId, std::uint64_t> sorted_;  ///< articles counted without a table
};

}  // namespace newsdex
