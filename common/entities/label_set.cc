#include "common/entities/label_set.h"

#include <algorithm>
#include <tuple>

namespace newsdex::entities {

Label& LabelSet::at(const std::string& value, const std::string& label) {
  std::uint32_t& number = numbers_.at(hash_of_word(value));
  if (number == 0) {
    labels_.emplace_back();
    labels_.back().value = value;
    labels_.back().label = label;
    number = static_cast<std::uint32_t>(labels_.size());
  }
  return labels_[number - 1];
}

std::vector<Label> LabelSet::finish() && {
  for (Label& label : labels_) {
    std::sort(label.evidence.begin(), label.evidence.end(),
              [](const Evidence& a, const Evidence& b) {
                return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
              });
    label.mentions = static_cast<std::uint32_t>(
        std::count_if(label.evidence.begin(), label.evidence.end(), [](const Evidence& evidence) {
          return evidence.kind != MentionKind::org_implied && is_story(evidence.zone);
        }));
  }
  std::sort(labels_.begin(), labels_.end(), is_before);
  return std::move(labels_);
}

bool is_before(const Label& a, const Label& b) {
  return a.mentions != b.mentions ? a.mentions > b.mentions : a.value < b.value;
}

Evidence evidence_of(const Words& words, std::size_t first, std::size_t last, MentionKind kind) {
  return {.begin = words[first].token.begin,
          .end = words[last].token.end,
          .kind = kind,
          .zone = words[first].token.zone};
}

}  // namespace newsdex::entities
