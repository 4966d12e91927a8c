#include "search/timeline.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "common/error.h"

namespace newsdex {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;
using std::chrono::years;

Day first_of(Grain grain, Day day) {
  const year_month_day date(day);
  switch (grain) {
    case Grain::day:
      break;
    case Grain::week:
      return day - (std::chrono::weekday(day) - std::chrono::Monday);
    case Grain::month:
      return date.year() / date.month() / 1;
    case Grain::year:
      return date.year() / 1 / 1;
  }
  return day;
}

Day next_of(Grain grain, Day first) {
  const year_month_day date(first);
  switch (grain) {
    case Grain::day:
      break;
    case Grain::week:
      return first + days(7);
    case Grain::month:
      return date + months(1);
    case Grain::year:
      return date + years(1);
  }
  return first + days(1);
}

Day to_day(std::int32_t day) { return Day(days(day)); }

/// Publication days of a set of articles, first and last of each, with how many share them.
struct Dates {
  std::map<std::pair<std::int32_t, std::int32_t>, std::uint64_t> articles;
  std::uint64_t undated = 0;
  std::uint64_t out_of_range = 0;
};

Dates read_dates(const Archive& archive, const Matches& matches, Day today,
                 const Deadline& deadline) {
  PacedDeadline pace(deadline);
  const auto first = static_cast<std::int32_t>(kFirstNewspaper.time_since_epoch().count());
  const auto last = static_cast<std::int32_t>((today + days(366)).time_since_epoch().count());
  Dates out;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Columns& columns = archive.parts()[i].columns;
    for (const std::uint32_t docid : matches.parts()[i]) {
      pace.step();
      const DateCell& date = columns.date(docid);
      if (!date.is_known()) {
        ++out.undated;
      } else if (date.first_day < first || date.first_day > last) {
        ++out.out_of_range;
      } else {
        ++out.articles[{date.first_day, date.last_day}];
      }
    }
  }
  return out;
}

std::size_t rows_between(Grain grain, Day first, Day last) {
  const auto span = static_cast<std::size_t>((last - first).count());
  switch (grain) {
    case Grain::day:
      return span + 1;
    case Grain::week:
      return span / 7 + 2;
    case Grain::month:
      return span / 28 + 2;
    case Grain::year:
      break;
  }
  return span / 365 + 2;
}

bool fits(Grain grain, const std::pair<std::int32_t, std::int32_t>& span) {
  return first_of(grain, to_day(span.first)) == first_of(grain, to_day(span.second));
}

/// The articles that lie within one period of the grain, by its first day.
std::map<Day, std::uint64_t> by_period(Grain grain, const Dates& dates, std::uint64_t& rough) {
  std::map<Day, std::uint64_t> out;
  for (const auto& [span, count] : dates.articles) {
    if (fits(grain, span)) {
      out[first_of(grain, to_day(span.first))] += count;
    } else {
      rough += count;
    }
  }
  return out;
}

Grain readable_grain(const Dates& dates) {
  if (dates.articles.empty()) return Grain::year;
  const Day first = to_day(dates.articles.begin()->first.first);
  const Day last = to_day(dates.articles.rbegin()->first.first);
  for (const Grain grain : {Grain::day, Grain::week, Grain::month}) {
    std::uint64_t rough = 0;
    std::uint64_t placed = 0;
    for (const auto& [day, count] : by_period(grain, dates, rough)) placed += count;
    if (rows_between(grain, first, last) <= kReadableRows && placed >= rough) return grain;
  }
  return Grain::year;
}

}  // namespace

Timeline make_timeline(const Archive& archive, const Matches& matches, std::optional<Grain> grain,
                       Day today, const Deadline& deadline) {
  const Dates dates = read_dates(archive, matches, today, deadline);
  Timeline out;
  out.grain = grain.value_or(readable_grain(dates));
  out.undated = dates.undated;
  out.out_of_range = dates.out_of_range;
  const std::map<Day, std::uint64_t> counts = by_period(out.grain, dates, out.rough);
  if (counts.empty()) return out;
  const Day last = counts.rbegin()->first;
  if (rows_between(out.grain, counts.begin()->first, last) > kMaxTimelineRows) {
    throw InputError(fmt::format("the timeline would have more than {} rows", kMaxTimelineRows),
                     "ask for a coarser --grain, or set --since and --until", "query_too_large");
  }
  std::uint64_t ignored = 0;
  const std::map<Day, std::uint64_t> all =
      by_period(out.grain, read_dates(archive, everything(archive), today, deadline), ignored);
  const auto of = [](const std::map<Day, std::uint64_t>& table, Day day) {
    const auto entry = table.find(day);
    return entry == table.end() ? 0 : entry->second;
  };
  for (Day day = counts.begin()->first; day <= last;) {
    const Day next = next_of(out.grain, day);
    out.rows.push_back({day, next - days(1), of(counts, day), of(all, day)});
    day = next;
  }
  return out;
}

}  // namespace newsdex
