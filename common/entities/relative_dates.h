// Words that count from the day of publication: "today", "la semaine dernière".

#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/entities/date_resolution.h"
#include "common/entities/hash_table.h"

namespace newsdex::entities {

/// Folded words, alone or behind others ("the weekend"), and how many spans from that of the day.
struct RelativeDate {
  std::string_view language;
  std::string_view words;
  Span span;
  int offset;
};

/// All that are known, by the hash of their first word.
class RelativeDates {
 public:
  RelativeDates();

  /// In the order of preference; nullptr where there are none.
  [[nodiscard]] const std::vector<const RelativeDate*>* find(std::uint64_t hash) const {
    return may_begin(hash) ? rows_.find(hash) : nullptr;
  }

  /// Whether there may be some; spares most words the search.
  [[nodiscard]] bool may_begin(std::uint64_t hash) const { return filter_[hash % kFilter]; }

 private:
  static constexpr std::size_t kFilter = 1024;  // words whose bit is not set begin no row
  HashTable<std::vector<const RelativeDate*>> rows_;
  std::bitset<kFilter> filter_;
};

[[nodiscard]] const RelativeDates& relative_dates();

}  // namespace newsdex::entities
