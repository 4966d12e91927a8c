// A result over time: how many of its articles each day, week, month or year has.

#pragma once

#include <optional>

#include "search/answer.h"
#include "search/match.h"

namespace newsdex {

/// Counts by publication date. Without a grain, the finest that needs at most kReadableRows rows
/// and places at least half of the dated articles. Weeks begin on Mondays.
///
/// Articles of days before kFirstNewspaper or more than a year after `today` are out of range.
/// Throws InputError: `query_too_large` where the grain asks for more than kMaxTimelineRows,
/// `timeout` past the deadline.
[[nodiscard]] Timeline make_timeline(const Archive& archive, const Matches& matches,
                                     std::optional<Grain> grain, Day today,
                                     const Deadline& deadline);

inline constexpr std::size_t kReadableRows = 60;
inline constexpr std::size_t kMaxTimelineRows = 20'000;
/// The year of the Relation of Strasbourg, the first newspaper.
inline constexpr Day kFirstNewspaper{std::chrono::year{1605} / 1 / 1};

}  // namespace newsdex
