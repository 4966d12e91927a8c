// Labels under way: evidence gathered by value.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/entities/hash_table.h"
#include "common/entities/words.h"
#include "common/label.h"

namespace newsdex::entities {

class LabelSet {
 public:
  /// The label of a value; a new one without evidence where there is none yet. The reference
  /// holds until the next call.
  Label& at(const std::string& value, const std::string& label);

  /// The labels, evidence sorted, mentions counted in the story, without
  /// org_implied; most mentions first, then
  /// by value.
  [[nodiscard]] std::vector<Label> finish() &&;

 private:
  std::vector<Label> labels_;
  HashTable<std::uint32_t> numbers_;  // from 1, by hash of the value
};

/// The order of labels: most mentions first, then by value.
[[nodiscard]] bool is_before(const Label& a, const Label& b);

/// Words [first, last] as evidence.
[[nodiscard]] Evidence evidence_of(const Words& words, std::size_t first, std::size_t last,
                                   MentionKind kind);

}  // namespace newsdex::entities
