#include "common/entities/last_names.h"

namespace newsdex::entities {

std::unordered_set<std::string_view> last_names(const Words& words,
                                                const std::vector<bool>& is_person) {
  std::unordered_set<std::string_view> names;
  std::size_t length = 0;  // of the name so far
  std::size_t i = 0;
  for (const bool named : is_person) {
    if (!named && length > 1) names.insert(words[i - 1].folded);
    length = named ? length + 1 : 0;
    ++i;
  }
  if (length > 1) names.insert(words[i - 1].folded);
  return names;
}

}  // namespace newsdex::entities
