#include "common/entities/last_names.h"

namespace newsdex::entities {

std::unordered_set<std::string_view> last_names(const Words& words,
                                                const std::vector<bool>& is_person) {
  std::unordered_set<std::string_view> names;
  for (std::size_t i = 1; i < is_person.size(); ++i) {
    const bool goes_on = i + 1 < is_person.size() && is_person[i + 1];
    if (is_person[i - 1] && is_person[i] && !goes_on) names.insert(words[i].folded);
  }
  return names;
}

}  // namespace newsdex::entities
