// The values of a label field over all parts of an archive, under one numbering.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/archive/archive.h"
#include "search/deadline.h"

namespace newsdex {

/// Numbers the distinct values of all parts from 0 in byte order, as each part numbers its own.
class ValueMap {
 public:
  /// Reads all values. Throws ArchiveError where a column is damaged, InputError (`timeout`) past
  /// the deadline.
  ValueMap(const Archive& archive, FieldId field, const Deadline& deadline);

  /// Distinct values.
  [[nodiscard]] std::uint32_t values() const { return values_; }

  /// The numbers of the values of a part, by its ordinals: ascending.
  [[nodiscard]] std::span<const std::uint32_t> numbers(std::size_t part) const {
    return numbers_[part];
  }

 private:
  std::uint32_t values_ = 0;
  std::vector<std::vector<std::uint32_t>> numbers_;
};

}  // namespace newsdex
