// Counts values of a field over parts that number them in their own ways, in tables that are made
// once and left as they were.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "common/archive/archive.h"
#include "search/deadline.h"
#include "search/value_map.h"

namespace newsdex {

/// A field's values, and room to count them: all counts are 0 where no Tally is at work.
struct ValueTable {
  /// As ValueMap.
  ValueTable(const Archive& archive, FieldId field, const Deadline& deadline);

  ValueMap map;
  std::vector<std::uint32_t> counts;   ///< by number
  std::vector<std::uint32_t> of_part;  ///< by ordinal; as many as the part with the most values has
  std::vector<std::uint32_t> seen;     ///< one more than there are numbers
};

/// Counts the articles of one result; the table must outlive it.
class Tally {
 public:
  explicit Tally(ValueTable& table) : table_(table) {}
  ~Tally();
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;

  /// Adds the values of some articles of a part, whose column of the field this is; returns how
  /// many of them have none. Throws ArchiveError where the column is damaged, InputError
  /// (`timeout`) past the deadline; after that, nothing is to be asked.
  [[nodiscard]] std::uint64_t add(std::size_t part, const LabelColumn& column,
                                  std::span<const std::uint32_t> docids, PacedDeadline& pace);

  /// Numbers of the values that have been added, in any order, and how often one was.
  [[nodiscard]] std::span<const std::uint32_t> numbers() const {
    return std::span(table_.seen).first(seen_);
  }
  [[nodiscard]] std::uint32_t count(std::uint32_t number) const {
    return table_.counts.data()[number];
  }

 private:
  std::uint64_t add_few(std::span<const std::uint32_t> numbers, const LabelColumn& column,
                        std::span<const std::uint32_t> docids, PacedDeadline& pace);
  std::uint64_t add_many(std::span<const std::uint32_t> numbers, const LabelColumn& column,
                         std::span<const std::uint32_t> docids, PacedDeadline& pace);
  void add_up(std::span<const std::uint32_t> numbers);

  ValueTable& table_;
  std::size_t seen_ = 0;
};

}  // namespace newsdex
