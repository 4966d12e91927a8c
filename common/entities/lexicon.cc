#include "common/entities/lexicon.h"

#include <array>
#include <utility>

namespace newsdex::entities {

LexiconWord Lexicon::find(std::string_view folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? LexiconWord{} : found->second;
}

LexiconWord Lexicon::add(std::string_view folded, std::uint32_t classes) {
  if (words_.contains(folded)) return add_static(folded, classes);
  return add_static(storage_.emplace_back(folded), classes);
}

LexiconWord Lexicon::add_static(std::string_view folded, std::uint32_t classes) {
  const auto next = static_cast<std::uint32_t>(words_.size() + 1);
  LexiconWord& word = words_.try_emplace(folded, LexiconWord{next, 0}).first->second;
  word.classes |= classes;
  return word;
}

std::uint32_t parse_word_class(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::pair<std::string_view, std::uint32_t>>({
      {"function", function_word},
      {"calendar", calendar},
      {"particle", particle},
      {"say", say_verb},
      {"act", act_verb},
      {"place_before", place_before},
      {"govern_before", govern_before},
      {"language", language_name},
      {"language_before", language_before},
      {"company", company_head},
      {"school", school_head},
      {"body", body_head},
      {"outlet", outlet_head},
      {"place", place_head},
      {"compound", compound},
      {"family", family_name},
      {"place_start", place_start},
      {"surname", surname},
      {"surname_tail", surname_tail},
      {"role_tail", role_tail},
      {"generic", generic_word},
      {"first", first_name},
      {"first_weak", first_weak},
  });
  for (const auto& [known, bits] : kNames) {
    if (known == name) return bits;
  }
  return 0;
}

}  // namespace newsdex::entities
