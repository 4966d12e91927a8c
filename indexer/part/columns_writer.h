// Writes the columns file of a part (format: common/archive/columns.h).

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "indexer/part/name_table.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// Takes rows in docid order, then writes them all. Holds everything but the texts in memory.
class ColumnsWriter {
 public:
  void add(const ColumnRow& row);

  /// Writes and syncs the file.
  void write(const std::filesystem::path& path) const;

  [[nodiscard]] std::uint32_t documents() const { return static_cast<std::uint32_t>(ids_.size()); }

 private:
  struct LabelRows {
    NameTable<std::monostate> values;
    std::vector<std::string> labels;  // of the values, by number
    std::vector<std::uint32_t> row_ends;
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint16_t> mentions;
  };

  [[nodiscard]] std::vector<std::uint32_t> undated() const;
  static void add_labels(LabelRows& rows, const std::vector<LabelCell>& cells);

  std::vector<std::string> ids_;
  std::vector<ContentHash> contents_;
  std::array<std::vector<DateCell>, kFields.size()> dates_;  // of fields of FieldKind::date
  std::vector<std::uint32_t> words_;
  std::unordered_map<std::string, std::uint32_t> origin_numbers_;
  std::vector<std::string> origins_;
  std::vector<std::uint32_t> origin_rows_;
  std::array<LabelRows, kFields.size()> labels_;
};

}  // namespace newsdex
