// Whether the columns that `--map` names are there, so that a misspelt one does not pass unnoticed.

#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/formats/fields.h"
#include "indexer/item.h"

namespace newsdex {

/// Watches the records of JSON and tables go by.
class MappingUse {
 public:
  explicit MappingUse(std::vector<FieldMapping> mappings) : unmet_(std::move(mappings)) {}

  /// An article as its reader gave it.
  void see(const RawArticle& article);

  /// A sentence for each mapping whose column was absent or empty in every article seen, with the
  /// columns that feed no field; none where no article was seen.
  [[nodiscard]] std::vector<std::string> complaints() const;

 private:
  std::vector<FieldMapping> unmet_;
  std::set<std::string> unused_;  ///< columns, the first kMostNames met
  std::size_t articles_ = 0;
};

}  // namespace newsdex
