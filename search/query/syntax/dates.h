// Ranges of dates as other languages write them.

#pragma once

#include <string_view>

#include "common/moment.h"

namespace newsdex::query {

/// Reads, in small letters, `from A to B`, `geq A and leq B`, `aft A`, `after A`, `bef A`,
/// `before A`, `is A`, `on A`, `>A`, `>=A`, `<A`, `<=A`, `A-B` and `A`, where A is 2025, 20250612,
/// 2025-06-12 or, as these databases have it, the American 6/12/2025. Throws InputError
/// (`bad_query`) for anything else.
[[nodiscard]] DayRange foreign_days(std::string_view typed, Day today);

}  // namespace newsdex::query
