// The zones of an article's text: what is headline, what is story, what is furniture.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace newsdex {

enum class Zone : std::uint8_t { title, lead, body, caption, credit, correction, boilerplate };

inline constexpr auto kZoneNames = std::to_array<std::string_view>(
    {"title", "lead", "body", "caption", "credit", "correction", "boilerplate"});

[[nodiscard]] constexpr std::string_view to_string(Zone zone) {
  return kZoneNames[static_cast<std::size_t>(zone)];
}

[[nodiscard]] constexpr std::optional<Zone> parse_zone(std::string_view name) {
  for (std::size_t i = 0; i < kZoneNames.size(); ++i) {
    if (kZoneNames[i] == name) return static_cast<Zone>(i);
  }
  return std::nullopt;
}

/// Whether plain words and entity labels look here: title, lead, body and caption.
[[nodiscard]] constexpr bool is_story(Zone zone) {
  return zone == Zone::title || zone == Zone::lead || zone == Zone::body || zone == Zone::caption;
}

/// A zone of a text: bytes [begin, end) of the stored text in UTF-8.
struct ZoneSpan {
  Zone zone = Zone::body;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const ZoneSpan&, const ZoneSpan&) = default;
};

/// Sorted by `begin`, disjoint. Text between two spans is white space.
using Zones = std::vector<ZoneSpan>;

}  // namespace newsdex
