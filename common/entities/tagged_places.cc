#include "common/entities/tagged_places.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>

#include "common/entities/label_set.h"
#include "common/entities/last_names.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

/// Per cent. Chosen on newswire left out of training (data/MODEL.md).
constexpr std::uint8_t kSure = 60;
constexpr std::uint8_t kSureOfDoubtful = 85;  // of a word that tables have for another thing too

/// The place that a span names in a use that the tables do not see there; without entries if none.
Match doubtful_place(const Words& words, const Names& names, const Tables& tables,
                     const TaggedSpan& span) {
  Match match{span.first, span.first, {}};
  if (span.kind != SpanKind::location || span.confidence < kSureOfDoubtful) return match;
  for (std::size_t i = span.first; i <= span.last; ++i) {
    if (names.find(i) != nullptr) return match;
  }
  match = tables.names.match(words, span.first);
  std::erase_if(match.entries, [](const Entry* entry) {
    const bool is_place = entry->kind == EntryKind::place || entry->kind == EntryKind::capital ||
                          entry->kind == EntryKind::state;
    return entry->usage != Usage::as_place || !is_place;
  });
  if (match.last != span.last) match.entries.clear();
  return match;
}

/// Whether nothing but the tagger says what the words of a span are.
bool is_unknown(const Words& words, const Names& names, const std::vector<bool>& is_other,
                const LongerPlaces& longer, const TaggedSpan& span) {
  for (std::size_t i = span.first; i <= span.last; ++i) {
    if (is_other[i] || (names.find(i) != nullptr && !longer.is_inside[i])) return false;
  }
  return words[span.first].token.has_letter && !words[span.first].shouted &&
         !is_ticker(words.surface(span.first, span.last));
}

/// "International Airport", which is many: what the tagger cuts off behind a place or a person.
bool is_any_airport(const Words& words, const TaggedSpan& span) {
  if (words[span.last].folded != "airport") return false;
  return std::all_of(words.list.begin() + static_cast<std::ptrdiff_t>(span.first),
                     words.list.begin() + static_cast<std::ptrdiff_t>(span.last) + 1,
                     [](const Word& word) { return word.is(generic_word | place_head); });
}

/// The first word of the name that goes on with such words; theirs where nothing does.
std::size_t begin_of_airport(const Words& words, const Names& names, std::size_t first) {
  static constexpr std::size_t kMostBefore = 5;  // words
  static constexpr std::uint32_t kNoPart = function_word | calendar | say_verb;
  std::size_t begin = first;
  while (begin > 0 && first - begin < kMostBefore && words[begin].gap != Gap::apart) {
    const Match* known = names.find(begin - 1);
    const bool is_part = words[begin - 1].capital() && !words[begin - 1].is(kNoPart);
    if (known == nullptr && !is_part) break;
    begin = known == nullptr ? begin - 1 : known->first;  // "El Paso" from its article on
  }
  return begin;
}

/// Whether the tables know a name, but for places that are called so in another language.
bool is_known(const Words& words, const Tables& tables, std::string_view name) {
  const auto meanings = tables.names.meanings(name, tables.lexicon);
  return std::any_of(meanings.begin(), meanings.end(), [&](const Entry& entry) {
    return entry.kind != EntryKind::place || entry.language.empty() ||
           entry.language == words.language;
  });
}

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::optional<Names> with_doubtful_places(const Words& words, const Names& names,
                                          const std::vector<TaggedSpan>& tagged,
                                          const Tables& tables) {
  std::vector<Match> found;
  for (const TaggedSpan& span : tagged) {
    Match match = doubtful_place(words, names, tables, span);
    if (!match.entries.empty()) found.push_back(std::move(match));
  }
  if (found.empty()) return std::nullopt;
  std::vector<Match> all;
  std::merge(names.matches.begin(), names.matches.end(), found.begin(), found.end(),
             std::back_inserter(all),
             [](const Match& a, const Match& b) { return a.first < b.first; });
  return names_of(std::move(all), words.size());
}

void add_tagged_places(const Words& words, const Names& names, const std::vector<OrgSpan>& orgs,
                       const std::vector<bool>& is_person, const std::vector<TaggedSpan>& tagged,
                       const LongerPlaces& longer, const Tables& tables,
                       std::vector<Label>& places) {
  std::vector<bool> is_other = is_person;
  for (const OrgSpan& org : orgs) {
    for (std::size_t i = org.first; i <= org.last; ++i) is_other[i] = true;
  }
  std::unordered_set<std::string_view> bearers = last_names(words, is_person);
  for (const OrgSpan& org : orgs) {
    const bool is_certain = org.is_listed || org.finder == Finder::dictionary;
    if (is_certain && org.first < org.last) bearers.insert(words[org.first].folded);
  }
  LabelSet labels;
  for (const TaggedSpan& span : tagged) {
    if (span.kind != SpanKind::location || span.confidence < kSure) continue;
    if (!is_unknown(words, names, is_other, longer, span)) continue;
    // "West has called" in an article that names Kanye West, "Delta" in one of Delta Air Lines,
    // "BERNANKE" anywhere
    const bool is_single = span.first == span.last;
    const bool is_surname = tables.surnames.find(words[span.first].hash) != nullptr;
    if (is_single && (is_surname || bearers.contains(words[span.first].folded))) continue;
    const bool is_rest = is_any_airport(words, span);
    const std::size_t first = is_rest ? begin_of_airport(words, names, span.first) : span.first;
    if (is_rest && first == span.first) continue;
    const std::string name(words.surface(first, span.last));
    const std::string value = text::slug(name);
    // "Virginia" without anything that makes it a place by the tables is theirs to leave out.
    if (value.empty() || is_known(words, tables, name)) continue;
    // The words before are evidence of the place or the person that an airport is called after.
    Evidence evidence = evidence_of(words, span.first, span.last, MentionKind::place);
    evidence.finder = Finder::model;
    evidence.confidence = span.confidence;
    Label& label = labels.at(value, name);
    // The "POWAY" of a dateline is shown as the story writes it.
    if (!has_small_letter(label.label)) label.label = name;
    label.evidence.push_back(evidence);
  }
  std::vector<Label> found = std::move(labels).finish();
  if (found.empty()) return;
  const auto middle = static_cast<std::ptrdiff_t>(places.size());
  places.insert(places.end(), std::make_move_iterator(found.begin()),
                std::make_move_iterator(found.end()));
  std::inplace_merge(places.begin(), places.begin() + middle, places.end(), is_before);
}

}  // namespace newsdex::entities
