// The words that stand in dates beside those of the calendar: fillers, zones.

#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/calendar_words.h"

namespace newsdex {

/// Whether a folded word says nothing about the date: a weekday, "de", "of", "th", "um".
[[nodiscard]] bool is_date_filler(std::string_view folded);

/// Whether a folded word names a zone that is not in RFC 822, so that its time floats.
[[nodiscard]] bool is_floating_zone(std::string_view folded);

/// Minutes east of UTC of a zone named in RFC 822, section 5.1, but for the military letters.
[[nodiscard]] std::optional<std::chrono::minutes> zone_offset(std::string_view folded);

}  // namespace newsdex
