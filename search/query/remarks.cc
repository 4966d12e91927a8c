#include "search/query/remarks.h"

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "search/query/hints.h"

namespace newsdex::query {

std::string about_lonely(std::string_view operator_word) {
  return fmt::format("{} has nothing beside it to apply to and is ignored", operator_word);
}

std::string about_slash(std::string_view words) { return fmt::format("{} was read as OR", words); }

std::string about_precedence(const Node& reading) {
  static constexpr std::size_t kLongestReading = 200;
  const std::string text = to_string(reading);
  return fmt::format("AND binds tighter than OR: read as {}{}",
                     text::truncate(text, kLongestReading),
                     text.size() > kLongestReading ? "…" : "");
}

std::string about_idle_zone(Zone zone) {
  return fmt::format("in:{} has no words behind it and is ignored", to_string(zone));
}

std::string about_one_word(const Field& field, std::string_view name) {
  return fmt::format("{0}: takes one word; for the whole name write {0}:{1}", field.name,
                     shown(name));
}

std::string about_function_apart(std::string_view name) {
  return fmt::format("{0} was read as a word; write {0}(…), the bracket right behind it",
                     text::truncate(name, kMaxShownBytes));
}

}  // namespace newsdex::query
