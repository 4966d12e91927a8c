// Labels under way: evidence gathered by value.

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

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
  std::unordered_map<std::string, std::size_t> index_;
};

/// The order of labels: most mentions first, then by value.
[[nodiscard]] bool is_before(const Label& a, const Label& b);

/// Words [first, last] as evidence.
[[nodiscard]] Evidence evidence_of(const Words& words, std::size_t first, std::size_t last,
                                   MentionKind kind);

}  // namespace newsdex::entities
