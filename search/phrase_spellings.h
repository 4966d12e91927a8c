// The ways to write a phrase: compounds of hyphens closed up, open and with a hyphen.

#pragma once

#include <cstdint>
#include <vector>

#include "common/text/tokenizer.h"
#include "search/plan.h"

namespace newsdex {

/// One way to write a stretch of a phrase: slots, and how many positions they cover.
struct Spelling {
  std::vector<Slot> slots;
  std::uint32_t length = 0;
};

/// Every way to write a phrase, the typed one first, up to a bound that no real phrase reaches. The
/// terms are folded words.
[[nodiscard]] std::vector<Spelling> phrase_spellings(const text::TokenList& list);

}  // namespace newsdex
