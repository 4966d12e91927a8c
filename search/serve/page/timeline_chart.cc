#include "search/serve/page/timeline_chart.h"

#include <algorithm>

#include <fmt/format.h>

#include "search/serve/page/dates.h"
#include "search/serve/page/layout.h"
#include "search/serve/page/page_request.h"
#include "search/views/rows.h"
#include "search/views/text.h"

namespace newsdex::serve {
namespace {

constexpr std::size_t kTicks = 5;

/// Where a bar begins, in per cent of the chart's width.
double left_of(std::size_t index, std::size_t bars) {
  return 100.0 * static_cast<double>(index) / static_cast<double>(bars);
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

/// Period names below the bars, spread over the width.
Html axis(const Timeline& timeline) {
  const std::size_t bars = timeline.rows.size();
  const std::size_t ticks = std::min(kTicks, bars);
  const double half_a_bar = 50.0 / static_cast<double>(bars);
  Html out;
  out << "<svg class=\"axis\" aria-hidden=\"true\" focusable=\"false\">";
  for (std::size_t tick = 0; tick < ticks; ++tick) {
    const std::size_t index = tick * (bars - 1) / (ticks - 1);
    const bool is_first = tick == 0;
    const bool is_last = tick + 1 == ticks;
    const double x = is_first ? 0.0 : is_last ? 100.0 : left_of(index, bars) + half_a_bar;
    out << "<text y=\"1.1em\" x=\"" << percent(x) << "\" class=\""
        << (is_first  ? Markup("first")
            : is_last ? Markup("last")
                      : Markup("between"))
        << "\">" << tick_text(timeline.rows[index].from, timeline.grain) << "</text>";
  }
  out << "</svg>";
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
  out << "<section class=\"timeline\" aria-labelledby=\"timeline-title\">"
         "<h2 id=\"timeline-title\">";
  if (timeline.rows.size() == 1) {
    out << count_text(timeline.rows.front(), timeline.grain);
  } else {
    out << "By " << to_string(timeline.grain);
  }
  out << "</h2>";
  if (timeline.rows.size() > 1) {
    const auto busiest =
        std::max_element(timeline.rows.begin(), timeline.rows.end(),
                         [](const auto& a, const auto& b) { return a.count < b.count; });
    out << "<div class=\"chart\"><svg class=\"bars\" role=\"group\" aria-label=\""
        << fmt::format("Articles by {}, {} to {}; most in {}", to_string(timeline.grain),
                       period_text(timeline.rows.front(), timeline.grain),
                       period_text(timeline.rows.back(), timeline.grain),
                       count_text(*busiest, timeline.grain))
        << "\">";
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      out << bar(timeline, i, busiest->count, first);
    }
    out << "</svg></div>" << axis(timeline);
  }
  out << "<div class=\"under\">" << range_form(first) << beside(timeline) << "</div></section>";
  return out;
}

}  // namespace newsdex::serve
