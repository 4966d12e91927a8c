#include "indexer/part/ingested_days.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "common/error.h"

namespace newsdex {
namespace {

ArchiveError damaged() {
  return ArchiveError(fmt::format("metadata {}: damaged", kIngestedMetadata));
}

/// The number that `text` is, all of it.
template <typename Number>
Number number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw damaged();
  }
  return value;
}

}  // namespace

void IngestedDays::add(const ColumnRow& row) {
  const auto date = std::find_if(row.dates.begin(), row.dates.end(),
                                 [](const auto& d) { return d.first == FieldId::ingested; });
  std::optional<Day> day;
  if (date != row.dates.end()) day = Day(std::chrono::days(date->second.first_day));
  ++documents_;
  if (runs_.empty() || runs_.back().second != day) runs_.emplace_back(documents_, day);
}

std::optional<Day> IngestedDays::of(std::uint32_t docid) const {
  const auto next =
      std::upper_bound(runs_.begin(), runs_.end(), docid,
                       [](std::uint32_t d, const auto& run) { return d < run.first; });
  return next == runs_.begin() ? std::nullopt : std::prev(next)->second;
}

IngestedDays IngestedDays::parse(std::string_view text) {
  IngestedDays days;
  while (!text.empty()) {
    const std::string_view run = text.substr(0, text.find(','));
    text.remove_prefix(std::min(run.size() + 1, text.size()));
    const std::size_t colon = run.find(':');
    if (colon == std::string_view::npos) throw damaged();
    const auto docid = number<std::uint32_t>(run.substr(0, colon));
    const std::string_view day = run.substr(colon + 1);
    auto& entry = days.runs_.emplace_back(docid, std::nullopt);
    if (!day.empty()) entry.second = Day(std::chrono::days(number<std::int32_t>(day)));
  }
  return days;
}

std::string to_text(const IngestedDays& days) {
  std::string text;
  for (const auto& [docid, day] : days.runs()) {
    text += fmt::format("{}{}:{}", text.empty() ? "" : ",", docid,
                        day ? std::to_string(day->time_since_epoch().count()) : "");
  }
  return text;
}

DateCell day_cell(Day day) {
  const auto number = static_cast<std::int32_t>(day.time_since_epoch().count());
  return {number, number, std::chrono::seconds(day.time_since_epoch()).count()};
}

}  // namespace newsdex
