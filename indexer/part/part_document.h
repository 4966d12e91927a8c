// One article as a part takes it: terms with positions, stored data, a row of columns. No text
// analysis is left to do, and nothing here knows how a part is written.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/columns.h"
#include "common/schema.h"
#include "indexer/part/article_terms.h"

namespace newsdex {

/// One value of a label field.
struct LabelCell {
  std::string value;
  std::string label;
  std::uint16_t mentions = 1;

  friend bool operator==(const LabelCell&, const LabelCell&) = default;
};

/// An article's row in the columns file.
struct ColumnRow {
  std::string id;
  std::string origin;
  ContentHash content;
  DateCell date = kUndated;  ///< of publication
  std::uint32_t words = 0;
  /// The other dates that are known, at most one entry a field.
  std::vector<std::pair<FieldId, DateCell>> dates;
  /// At most one entry a field, its cells with distinct values.
  std::vector<std::pair<FieldId, std::vector<LabelCell>>> labels;

  friend bool operator==(const ColumnRow&, const ColumnRow&) = default;
};

struct PartDocument {
  ArticleTerms terms;
  std::string data;  ///< see common/archive/record.h
  ColumnRow row;
  std::uint32_t long_words = 0;  ///< which got no term: see text::kMaxTokenBytes

  friend bool operator==(const PartDocument&, const PartDocument&) = default;
};

}  // namespace newsdex
