#include "common/entities/last_names.h"

namespace newsdex::entities {

std::unordered_set<std::string_view> last_names(const Words& words,
                                                const std::vector<bool>& is_person) {
  std::unordered_set<std::string_view> names;
  std::size_t length = 0;  // of the name so far
  for (std::size_t i = 0; i < is_person.size(); ++i) {
    if (is_person[i]) {
      ++length;
      continue;
    }
    if (length > 1) names.insert(words[i - 1].folded);
    length = 0;
  }
  if (length > 1) names.insert(words[is_person.size() - 1].folded);
  return names;
}

}  // namespace newsdex::entities
