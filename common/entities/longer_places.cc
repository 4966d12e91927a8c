#include "common/entities/longer_places.h"

#include <algorithm>
#include <cstdint>

#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

/// Per cent: the tables speak against the tagger.
constexpr std::uint8_t kSure = 80;

/// The one name of the tables in a span, if that names places alone and not all of the span.
const Match* place_within(const Names& names, const TaggedSpan& span) {
  const Match* found = nullptr;
  for (std::size_t i = span.first; i <= span.last; ++i) {
    const Match* match = names.find(i);
    if (match == nullptr || match == found) continue;
    if (found != nullptr || match->first < span.first || match->last > span.last) return nullptr;
    found = match;
  }
  if (found == nullptr || found->last - found->first == span.last - span.first) return nullptr;
  const auto is_place = [](const Entry* entry) {
    return entry->kind == EntryKind::country || entry->kind == EntryKind::capital ||
           entry->kind == EntryKind::state || entry->kind == EntryKind::place;
  };
  const bool are_places = std::all_of(found->entries.begin(), found->entries.end(), is_place);
  return are_places ? found : nullptr;
}

/// "Dallas-Fort Worth", "R-Florida", "Boston/New York": not one name.
bool is_joined_loosely(const Words& words, const Match& known, const TaggedSpan& span) {
  const auto breaks = [&](std::size_t i) {
    return words[i].token.hyphen_before || words[i].gap != Gap::tight;
  };
  return (known.first > span.first && breaks(known.first)) ||
         (known.last < span.last && breaks(known.last + 1));
}

/// Whether a word beside a place's name leaves it that place.
bool says_nothing(const Word& word) {
  static const WordSet kDirections({"central",   "downtown", "east",  "eastern",   "greater",
                                    "inner",     "lower",    "north", "northeast", "northern",
                                    "northwest", "outer",    "south", "southeast", "southern",
                                    "southwest", "suburban", "upper", "west",      "western"});
  static const WordSet kDistricts({"area", "city", "county", "district", "emirate", "kingdom",
                                   "metropolitan", "province", "region", "republic", "state",
                                   "sultanate", "territory", "town", "village"});
  return !word.capital() || kDirections.contains(word) || kDistricts.contains(word);
}

/// Whether what a name goes on with makes it that of another place.
bool is_elsewhere(const Words& words, const TaggedSpan& span, const Match& known) {
  static const WordSet kArticles({"el", "la", "las", "le", "les", "los"});
  static const WordSet kStreets({"avenue", "boulevard", "lane", "road", "square", "street"});
  const bool has_article = known.first > span.first && kArticles.contains(words[known.first - 1]);
  const bool has_complement =  // "de los Tsáchilas", "on Hudson"
      known.last + 2 <= span.last && !words[known.last + 1].capital();
  const bool is_complement =  // "Gulf of California"
      known.first >= span.first + 2 && !words[known.first - 1].capital();
  return has_article || has_complement || is_complement || kStreets.contains(words[span.last]);
}

}  // namespace

LongerPlaces find_longer_places(const Words& words, const Names& names,
                                const std::vector<TaggedSpan>& tagged) {
  LongerPlaces found;
  found.is_inside.resize(words.size());
  found.is_elsewhere.resize(words.size());
  for (const TaggedSpan& span : tagged) {
    if (span.kind != SpanKind::location || span.confidence < kSure) continue;
    const Match* known = place_within(names, span);
    if (known == nullptr || is_joined_loosely(words, *known, span)) continue;
    bool says_more = false;
    bool has_head = false;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      if (i >= known->first && i <= known->last) continue;
      says_more = says_more || !says_nothing(words[i]);
      has_head = has_head || words[i].is(place_head);
    }
    const bool elsewhere = is_elsewhere(words, span, *known);
    // "Nazi Germany" is Germany, "Lake Nicaragua" a lake.
    const bool is_country = known->find(EntryKind::country) != nullptr;
    if (!says_more || (is_country && !has_head && !elsewhere)) continue;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      found.is_inside[i] = true;
      found.is_elsewhere[i] = elsewhere;
    }
  }
  return found;
}

}  // namespace newsdex::entities
