#include "common/entities/lexicon.h"

#include <array>
#include <utility>

#include <xxhash.h>

namespace newsdex::entities {

std::uint64_t hash_of_word(std::string_view folded) {
  return XXH3_64bits(folded.data(), folded.size());
}

LexiconWord Lexicon::add(std::string_view folded, std::uint32_t classes) {
  LexiconWord& word = words_.at(hash_of_word(folded));
  if (word.id == 0) word.id = static_cast<std::uint32_t>(words_.size());
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
