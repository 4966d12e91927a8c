// A result over time as an SVG of bars, each a link to its period; without scripts the form below
// it narrows the range.

#pragma once

#include <string>

#include "search/answer.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"

namespace newsdex::serve {

/// Nothing where no article of the result has a date and no range was asked for.
[[nodiscard]] Html timeline_chart(const Timeline& timeline, const Location& here);

/// A period in words: `9 April 2024`, `week of 8 April 2024`, `April 2024`, `2024`.
[[nodiscard]] std::string period_text(const TimelineRow& row, Grain grain);

}  // namespace newsdex::serve
