#include "search/serve/page/timeline_chart.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "search/serve/page/dates.h"
#include "search/serve/page/layout.h"
#include "search/serve/page/page_request.h"
#include "search/views/rows.h"
#include "search/views/text.h"

namespace newsdex::serve {
namespace {

/// Where a bar begins, in per cent of the chart's width.
double left_of(std::size_t index, std::size_t bars) {
  return 100.0 * static_cast<double>(index) / static_cast<double>(bars);
}

double middle_of(std::size_t index, std::size_t bars) {
  return left_of(index, bars) + 50.0 / static_cast<double>(bars);
}

std::string percent(double value) { return fmt::format("{:.3f}%", value); }

std::string count_text(const TimelineRow& row, Grain grain) {
  return fmt::format("{}: {} of {}", period_text(row, grain), grouped(row.count),
                     plural(row.of, "article"));
}

Html bar(const Timeline& timeline, std::size_t index, std::uint64_t most, const Location& here) {
  const TimelineRow& row = timeline.rows[index];
  const std::size_t bars = timeline.rows.size();
  const double width = 100.0 / static_cast<double>(bars);
  const double height =
      most == 0 ? 0 : 100.0 * static_cast<double>(row.count) / static_cast<double>(most);
  const std::string from = day_text(row.from);
  const std::string to = day_text(row.to);
  Html out;
  out << "<a tabindex=\"-1\" data-from=\"" << from << "\" data-to=\"" << to << "\" href=\""
      << here.set("since", from).set("until", to).at("/").href() << "\" aria-label=\""
      << count_text(row, timeline.grain) << "\"><rect class=\"slot\" x=\""
      << percent(left_of(index, bars)) << "\" width=\"" << percent(width)
      << "\" height=\"100%\"/><rect class=\"count\" x=\"" << percent(left_of(index, bars))
      << "\" width=\"" << percent(width * 0.86) << "\" y=\"" << percent(100 - height)
      << "\" height=\"" << percent(height) << "\"/><title>" << count_text(row, timeline.grain)
      << "</title></a>";
  return out;
}

/// Where a period begins, as short as it can be told.
std::string tick_text(Day day, Grain grain) {
  if (grain == Grain::year) return year_text(day);
  return grain == Grain::month ? short_month_text(day) : short_date_text(day);
}

/// Names that stand side by side between those at the ends.
std::size_t most_inner_ticks(Grain grain) {
  return grain == Grain::year || grain == Grain::month ? 6 : 4;
}

/// How near to either end of the axis the middle of a name may be, whose width it takes there,
/// in per cent.
double end_margin(Grain grain) {
  return grain == Grain::year ? 10 : grain == Grain::month ? 14 : 18;
}

/// The number of a period among all of its grain, so that those that a step divides are round:
/// 1990, 1995; January, July. Days and weeks are counted from the first bar.
std::int64_t ordinal_of(const Timeline& timeline, std::size_t index) {
  const std::chrono::year_month_day day(timeline.rows[index].from);
  const std::int64_t year = static_cast<int>(day.year());
  if (timeline.grain == Grain::year) return year;
  if (timeline.grain != Grain::month) return static_cast<std::int64_t>(index);
  return year * 12 + static_cast<unsigned>(day.month()) - 1;
}

/// Bars between the first and the last that are named: as many as there is room for, at equal and
/// round distances.
std::vector<std::size_t> inner_ticks(const Timeline& timeline) {
  static constexpr auto kYears = std::to_array<std::int64_t>({1, 2, 5, 10, 20, 50, 100, 200, 500});
  static constexpr auto kOthers =
      std::to_array<std::int64_t>({1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200});
  const bool is_yearly = timeline.grain == Grain::year;
  const std::span<const std::int64_t> steps =
      is_yearly ? std::span<const std::int64_t>(kYears) : std::span<const std::int64_t>(kOthers);
  const double margin = end_margin(timeline.grain);
  for (const std::int64_t step : steps) {
    std::vector<std::size_t> out;
    for (std::size_t i = 1; i + 1 < timeline.rows.size(); ++i) {
      const double x = middle_of(i, timeline.rows.size());
      const bool has_room = x >= margin && x <= 100 - margin;
      if (has_room && ordinal_of(timeline, i) % step == 0) out.push_back(i);
    }
    if (out.size() <= most_inner_ticks(timeline.grain)) return out;
  }
  return {};
}

Html tick(Markup place, double x, const TimelineRow& row, Grain grain) {
  Html out;
  out << "<text y=\"1.1em\" x=\"" << percent(x) << "\" class=\"" << place << "\">"
      << tick_text(row.from, grain) << "</text>";
  return out;
}

/// Names of periods below the bars.
Html axis(const Timeline& timeline) {
  const std::vector<TimelineRow>& rows = timeline.rows;
  Html out;
  out << "<svg class=\"axis\" aria-hidden=\"true\" focusable=\"false\">"
      << tick("first", 0, rows.front(), timeline.grain);
  for (const std::size_t index : inner_ticks(timeline)) {
    out << tick("between", middle_of(index, rows.size()), rows[index], timeline.grain);
  }
  out << tick("last", 100, rows.back(), timeline.grain) << "</svg>";
  return out;
}

Html range_form(const Location& here) {
  Html out;
  out << "<form class=\"range\" action=\"/\" method=\"get\">"
      << hidden_inputs(here.without("since").without("until"))
      << "<label>From <input name=\"since\" value=\"" << here.get("since")
      << "\" placeholder=\"2024-03\" size=\"10\" maxlength=\"40\"></label>"
         "<label>to <input name=\"until\" value=\""
      << here.get("until")
      << "\" placeholder=\"2024-03-31\" size=\"10\" maxlength=\"40\"></label>"
         "<button>Apply</button>";
  if (!here.get("since").empty() || !here.get("until").empty()) {
    out << "<a href=\"" << here.without("since").without("until").at("/").href()
        << "\">All dates</a>";
  }
  out << "</form>";
  return out;
}

/// Heading, bars and axis of at least two periods.
Html chart(const Timeline& timeline, const Location& here) {
  const auto busiest =
      std::max_element(timeline.rows.begin(), timeline.rows.end(),
                       [](const auto& a, const auto& b) { return a.count < b.count; });
  Html out;
  out << "<div class=\"over\"><h2 id=\"timeline-title\">By " << to_string(timeline.grain)
      << "</h2><p class=\"beside\">Most: " << grouped(busiest->count) << " ("
      << period_text(*busiest, timeline.grain)
      << ")</p></div><div class=\"chart\"><svg class=\"bars\" role=\"group\" aria-label=\""
      << fmt::format("Articles by {}, {} to {}; most in {}", to_string(timeline.grain),
                     period_text(timeline.rows.front(), timeline.grain),
                     period_text(timeline.rows.back(), timeline.grain),
                     count_text(*busiest, timeline.grain))
      << "\">";
  for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
    out << bar(timeline, i, busiest->count, here);
  }
  out << "</svg></div>" << axis(timeline);
  return out;
}

/// What no bar holds.
Html beside(const Timeline& timeline) {
  std::string text;
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grouped(count), what);
  };
  add(timeline.undated, "without a date");
  add(timeline.rough, "dated too roughly");
  add(timeline.out_of_range, "with an implausible date");
  Html out;
  if (!text.empty()) out << "<p class=\"beside\">Not in the chart: " << text << "</p>";
  return out;
}

}  // namespace

std::string period_text(const TimelineRow& row, Grain grain) {
  switch (grain) {
    case Grain::day:
      return date_text(row.from);
    case Grain::week:
      return "week of " + date_text(row.from);
    case Grain::month:
      return month_text(row.from);
    case Grain::year:
      return year_text(row.from);
  }
  return {};
}

Html timeline_chart(const Timeline& timeline, const Location& here) {
  const Location first = first_page(here);
  Html out;
  if (timeline.rows.empty() && here.get("since").empty() && here.get("until").empty()) return out;
  out << "<section class=\"timeline\" aria-labelledby=\"timeline-title\">";
  if (timeline.rows.size() > 1) {
    out << chart(timeline, first);
  } else {
    out << "<h2 id=\"timeline-title\">"
        << (timeline.rows.empty() ? std::string("No dates")
                                  : count_text(timeline.rows.front(), timeline.grain))
        << "</h2>";
  }
  out << "<div class=\"under\">" << range_form(first) << beside(timeline) << "</div></section>";
  return out;
}

}  // namespace newsdex::serve
