// Cuts a stored text into zones.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/zone.h"

namespace newsdex {

/// Bytes of the text's own headline, from its beginning; 0 where it has none. A first line is one
/// only if it reads as one: at most 150 characters, no full stop at its end, and a text after it
/// that it does not begin.
[[nodiscard]] std::size_t headline_bytes(std::string_view text);

/// The zones of a stored text whose first `title_bytes` bytes are its title. The lead is the first
/// two paragraphs of story. Adjacent paragraphs of one zone are one span; all that is not white
/// space is in a span. A first paragraph that repeats the title is title, too.
[[nodiscard]] Zones cut_zones(std::string_view text, std::size_t title_bytes);

/// The same where the format tells the zones: `told` has one for each paragraph after the title.
/// Paragraphs told to be lead or body are looked at as above, the others are what they are told.
[[nodiscard]] Zones cut_zones(std::string_view text, std::size_t title_bytes,
                              const std::vector<Zone>& told);

}  // namespace newsdex
