#include "common/entities/train/nested_places.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "common/entities/tables.h"

namespace newsdex::training {
namespace {

using entities::EntryKind;
using entities::Match;
using entities::Usage;
using entities::Words;
using entities::tagger::SpanKind;
using entities::tagger::TaggedSpan;

/// "European", "Arab": the tables do not tell a region's adjective from its name.
bool is_adjective(std::string_view region) {
  if (region == "caribbean") return false;
  return region == "arab" || region.ends_with("ean") || region.ends_with("ian") ||
         region.ends_with("can");
}

/// What the tables take a name inside a longer one for. Some names are places only behind "of".
std::optional<SpanKind> kind_of(const Words& words, const Match& match, bool behind_of) {
  for (const entities::Entry* entry : match.entries) {
    if (entry->usage != Usage::anywhere && !(behind_of && entry->usage == Usage::as_place))
      continue;
    switch (entry->kind) {
      case EntryKind::region:
        return is_adjective(words[match.last].folded) ? SpanKind::other : SpanKind::location;
      case EntryKind::country:
        return entry->how == MentionKind::demonym ? SpanKind::other : SpanKind::location;
      case EntryKind::capital:
      case EntryKind::seat:
      case EntryKind::state:
      case EntryKind::place:
        return SpanKind::location;
      default:
        break;
    }
  }
  return std::nullopt;
}

/// The longest place or nation that begins at word `i` of an organisation and is not all of it.
std::optional<TaggedSpan> place_at(const Words& words, const TaggedSpan& organisation,
                                   std::size_t i) {
  const bool behind_of = i > organisation.first && words[i - 1].folded == "of";
  std::size_t longest = std::min(organisation.last - i + 1, organisation.last - organisation.first);
  while (longest > 0) {
    const Match match = entities::tables().names.match(words, i, longest);
    if (match.entries.empty()) break;
    if (const auto kind = kind_of(words, match, behind_of))
      return TaggedSpan{i, match.last, *kind, 100};
    longest = match.last - i;
  }
  return std::nullopt;
}

/// An organisation that is called like a country: "United Arab Emirates".
bool is_country(const Words& words, const TaggedSpan& organisation) {
  const Match match = entities::tables().names.match(words, organisation.first);
  return match.last == organisation.last && match.find(EntryKind::country) != nullptr;
}

void add_cut(const Words& words, const TaggedSpan& organisation, std::vector<TaggedSpan>& cut) {
  TaggedSpan rest = organisation;
  for (std::size_t i = organisation.first; i <= organisation.last; ++i) {
    const std::optional<TaggedSpan> place = place_at(words, organisation, i);
    if (!place) continue;
    if (rest.first < i) cut.push_back({rest.first, i - 1, rest.kind, rest.confidence});
    cut.push_back(*place);
    i = place->last;
    rest.first = i + 1;
  }
  if (rest.first <= rest.last) cut.push_back(rest);
}

}  // namespace

std::vector<TaggedSpan> with_places_cut(const Words& words, const std::vector<TaggedSpan>& spans) {
  std::vector<TaggedSpan> cut;
  for (const TaggedSpan& span : spans) {
    const bool several = span.kind == SpanKind::organisation && span.first < span.last;
    if (several && !is_country(words, span)) {
      add_cut(words, span, cut);
    } else {
      cut.push_back(span);
    }
  }
  return cut;
}

}  // namespace newsdex::training
