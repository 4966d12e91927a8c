// Phrases by which a paragraph of a page is known to be no story.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "common/zone.h"

namespace newsdex {

/// Where in a paragraph a phrase has to stand.
enum class PhrasePlace : std::uint8_t {
  whole,    ///< it is the paragraph, but for punctuation at the ends
  label,    ///< at the beginning, with a colon, dash or bar after it, or as the whole
  opening,  ///< at the beginning
  ending,   ///< at the end, but for punctuation
};

struct FurniturePhrase {
  std::string_view words;  ///< folded: small letters, no accents, no apostrophes
  PhrasePlace place;
  Zone zone;
};

/// The phrases that have to stand at the beginning and begin with the first two bytes of `words`.
/// They are of one table, as the endings are, and sorted: the first of it that stands in a
/// paragraph decides.
[[nodiscard]] std::span<const FurniturePhrase* const> phrases_that_begin(std::string_view words);

/// The phrases that have to stand at the end.
[[nodiscard]] std::span<const FurniturePhrase* const> ending_phrases();

}  // namespace newsdex
