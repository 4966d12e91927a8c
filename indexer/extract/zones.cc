#include "indexer/extract/zones.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/ascii.h"
#include "common/text/characters.h"
#include "indexer/extract/byline.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/furniture.h"
#include "indexer/extract/inline_credits.h"
#include "indexer/extract/paragraphs.h"
#include "indexer/extract/sentences.h"

namespace newsdex {

namespace {

constexpr std::size_t kMaxHeadlineCharacters = 150;
constexpr int kLeadParagraphs = 2;

// A wire story's sign-off, "(Reporting by …; Editing by …)", stands this near the end.
constexpr std::size_t kSignOffBytes = 2000;
constexpr std::size_t kMaxAfterSignOff = 400;

// Where the sign-off begins and ends; it may run over line ends and stand inside a paragraph.
std::optional<Paragraph> find_sign_off(std::string_view text) {
  constexpr auto kOpenings =
      std::to_array<std::string_view>({"reporting by", "additional reporting", "writing by",
                                       "editing by", "reported by", "compiled by"});
  const std::size_t tail = text.size() - std::min(text.size(), kSignOffBytes);
  const std::string lowered = lower_case(text.substr(tail));
  for (std::size_t open = lowered.find('('); open != std::string::npos;
       open = lowered.find('(', open + 1)) {
    const std::string_view inner = std::string_view(lowered).substr(
        std::min(lowered.find_first_not_of("( \n", open), lowered.size()));
    const bool opens =
        std::any_of(kOpenings.begin(), kOpenings.end(),
                    [&](std::string_view opening) { return inner.starts_with(opening); });
    if (!opens) continue;
    const std::size_t close = std::min(lowered.find(')', open), lowered.size() - 1);
    if (lowered.size() - close > kMaxAfterSignOff) continue;
    return Paragraph{static_cast<std::uint32_t>(tail + open),
                     static_cast<std::uint32_t>(tail + close + 1)};
  }
  return std::nullopt;
}

// Cuts a paragraph where the sign-off begins and ends.
std::vector<Paragraph> cut_at(std::string_view text, Paragraph paragraph,
                              const Paragraph& sign_off) {
  if (sign_off.end <= paragraph.begin || paragraph.end <= sign_off.begin) return {paragraph};
  std::vector<Paragraph> pieces;
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    for (Paragraph piece : paragraphs(text.substr(begin, end - begin))) {
      pieces.push_back({piece.begin + begin, piece.end + begin});
    }
  };
  const std::uint32_t first = std::clamp(sign_off.begin, paragraph.begin, paragraph.end);
  const std::uint32_t second = std::clamp(sign_off.end, paragraph.begin, paragraph.end);
  add(paragraph.begin, first);
  add(first, second);
  add(second, paragraph.end);
  return pieces;
}

// Whether a line under the title is about the article instead of its beginning: who wrote it, when.
bool is_under_title(std::string_view line) {
  return is_byline(line) || std::holds_alternative<Moment>(
                                read_date(line, {.order = std::nullopt, .today = kLastDay}));
}

// Collects spans; a span that continues the last one's zone is joined to it.
class ZoneList {
 public:
  void add(Zone zone, std::uint32_t begin, std::uint32_t end) {
    if (!zones_.empty() && zones_.back().zone == zone) {
      zones_.back().end = end;
    } else {
      zones_.push_back({zone, begin, end});
    }
  }

  [[nodiscard]] Zones take() { return std::move(zones_); }

 private:
  Zones zones_;
};

// The zone that the format tells for each paragraph; body where it tells none, and for lead.
std::vector<Zone> zones_told(const std::vector<Paragraph>& all, std::size_t title_bytes,
                             const std::vector<Zone>& told) {
  std::vector<Zone> zones(all.size(), Zone::body);
  std::size_t next = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].end <= title_bytes || next >= told.size()) continue;
    const Zone zone = told[next++];
    zones[i] = zone == Zone::lead ? Zone::body : zone;
  }
  return zones;
}

// A paragraph in the zone that it is told to be; the credit at the end of a caption is one.
void add_told(ZoneList& zones, Zone zone, const Paragraph& at, std::string_view paragraph) {
  const Zones found = zone == Zone::caption ? furniture(paragraph) : Zones{};
  if (found.empty() || found.back().zone != Zone::credit) {
    zones.add(zone, at.begin, at.end);
    return;
  }
  for (const ZoneSpan& span : found) {
    zones.add(span.zone, at.begin + span.begin, at.begin + span.end);
  }
}

// A paragraph of the story but for the credits of pictures in it.
void add_story(ZoneList& zones, Zone zone, const Paragraph& at, std::string_view paragraph) {
  std::uint32_t begin = at.begin;
  const auto add = [&](std::uint32_t end) {
    const auto is_blank = [](char c) { return c == ' '; };
    const std::string_view piece = paragraph.substr(begin - at.begin, end - begin);
    if (!std::all_of(piece.begin(), piece.end(), is_blank)) zones.add(zone, begin, end);
  };
  for (const ZoneSpan& credit : inline_credits(paragraph)) {
    add(at.begin + credit.begin);
    zones.add(Zone::credit, at.begin + credit.begin, at.begin + credit.end);
    begin = at.begin + credit.end;
  }
  add(at.end);
}

// Where the last paragraph of story ends.
std::size_t story_end(const std::vector<Paragraph>& all, const std::vector<Zone>& zones) {
  for (std::size_t i = all.size(); i > 0; --i) {
    if (zones[i - 1] == Zone::body) return all[i - 1].end;
  }
  return 0;
}

}  // namespace

std::size_t headline_bytes(std::string_view text) {
  const std::vector<Paragraph> all = paragraphs(text);
  if (all.size() < 2) return 0;
  const auto line = [&](std::size_t i) {
    return text.substr(all[i].begin, all[i].end - all[i].begin);
  };
  const bool reads_as_one = text::count_characters(line(0)) <= kMaxHeadlineCharacters &&
                            !ends_with_stop(line(0)) && !starts_small(line(0)) &&
                            !is_furniture(line(0)) && !is_byline(line(0));
  return reads_as_one && !starts_small(line(1)) ? all[0].end : 0;
}

Zones cut_zones(std::string_view text, std::size_t title_bytes) {
  return cut_zones(text, title_bytes, {});
}

Zones cut_zones(std::string_view text, std::size_t title_bytes, const std::vector<Zone>& told) {
  const std::vector<Paragraph> all = paragraphs(text);
  const std::vector<Zone> zone_of = zones_told(all, title_bytes, told);
  const Paragraph sign_off =
      find_sign_off(text.substr(0, story_end(all, zone_of))).value_or(Paragraph{});
  const auto view = [&](const Paragraph& piece) {
    return text.substr(piece.begin, piece.end - piece.begin);
  };
  std::string_view title;
  ZoneList zones;
  int story = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (zone_of[i] != Zone::body && all[i].end > title_bytes) {
      add_told(zones, zone_of[i], all[i], view(all[i]));
      continue;
    }
    for (const Paragraph& piece : cut_at(text, all[i], sign_off)) {
      const bool in_sign_off = piece.begin >= sign_off.begin && piece.end <= sign_off.end;
      if (piece.end <= title_bytes || (story == 0 && view(piece) == title)) {
        title = view(piece);
        zones.add(Zone::title, piece.begin, piece.end);
      } else if (in_sign_off || (story == 0 && is_under_title(view(piece)))) {
        zones.add(Zone::credit, piece.begin, piece.end);
      } else if (const Zones found = furniture(view(piece)); !found.empty()) {
        for (const ZoneSpan& span : found) {
          zones.add(span.zone, piece.begin + span.begin, piece.begin + span.end);
        }
      } else {
        add_story(zones, story < kLeadParagraphs ? Zone::lead : Zone::body, piece, view(piece));
        ++story;
      }
    }
  }
  return zones.take();
}

}  // namespace newsdex
