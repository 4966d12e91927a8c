// One article as a part takes it: terms with positions, stored data, a row of columns. No text
// analysis is left to do, and nothing here knows how a part is written.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/columns.h"
#include "common/schema.h"

namespace newsdex {

/// A term of one article. `positions` ascend; those of a label are where its evidence stands, its
/// wdf is 0.
struct Posting {
  std::string term;  ///< at most kMaxTermBytes, without NUL
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;

  friend bool operator==(const Posting&, const Posting&) = default;
};

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
  std::vector<Posting> postings;  ///< sorted by term, each once
  std::string data;               ///< see common/archive/record.h
  ColumnRow row;

  friend bool operator==(const PartDocument&, const PartDocument&) = default;
};

}  // namespace newsdex
