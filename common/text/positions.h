// Where tokens stand in the index: their zones and their positions.

#pragma once

#include <array>
#include <cstdint>

#include "common/text/tokenizer.h"
#include "common/zone.h"

namespace newsdex::text {

/// Gives every token the zone it stands in and its position in the index.
///
/// Each zone has bands of positions of its own (see `zone_bands`); within them +1 a token and
/// +kParagraphGap a paragraph. No phrase, and no window up to kMaxWindow, crosses a paragraph or
/// a zone. Tokens outside every zone get Zone::boilerplate.
void place(TokenList& list, const Zones& zones);

inline constexpr std::uint32_t kParagraphGap = 256;
inline constexpr std::uint32_t kMaxWindow = 255;

/// Positions of a zone: first <= position <= last.
struct Band {
  std::uint32_t first;
  std::uint32_t last;
};

/// The bands of a zone: of small numbers, which the index keeps in few bytes and which most
/// articles fit into, and of large ones for the paragraphs from the first on that does not.
[[nodiscard]] constexpr std::array<Band, 2> zone_bands(Zone zone) {
  switch (zone) {
    case Zone::title:
      return {{{1, 127}, {1U << 16, (1U << 20) - 1}}};
    case Zone::lead:
      return {{{127 + kParagraphGap, 2047}, {1U << 20, (1U << 24) - 1}}};
    case Zone::body:
      return {{{2047 + kParagraphGap, (1U << 14) - 1}, {1U << 24, (1U << 30) - 1}}};
    case Zone::caption:
      return {{{(1U << 14) + kParagraphGap, (1U << 15) - 1}, {1U << 30, (1U << 31) - 1}}};
    case Zone::credit:
    case Zone::correction:
    case Zone::boilerplate:
      break;
  }
  return {{{1, (1U << 14) - 1}, {1U << 24, (1U << 30) - 1}}};
}

}  // namespace newsdex::text
