// Dates that a text speaks of: "June 12", "12 juin 2025", "the night of June 13", "in 2019",
// "Monday", "the weekend", "last month".
//
// In English, Spanish, French and German. Durations ("sixty days", "the 61st day") are no dates,
// and neither is what looks like one and cannot be (February 30, the year 9654). Weekdays and other
// words that count from the day of publication are dates without a value where the article has
// none.

#pragma once

#include <optional>
#include <vector>

#include "common/entities/words.h"
#include "common/label.h"
#include "common/moment.h"

namespace newsdex::entities {

/// In text order, disjoint. A `published` that is not known to the day counts as unknown.
[[nodiscard]] std::vector<MentionedDate> find_dates(const Words& words,
                                                    const std::optional<Moment>& published);

}  // namespace newsdex::entities
