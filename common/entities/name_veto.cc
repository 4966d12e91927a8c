#include "common/entities/name_veto.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <unordered_set>

#include "common/entities/headline_verbs.h"
#include "common/entities/name_list.h"
#include "common/entities/tagger/model.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

/// "Dodd-Frank" by the tables.
bool is_excluded(const Names& names, const TaggedSpan& span) {
  const Match* match = names.find(span.first);
  return match != nullptr && match->find(EntryKind::excluded) != nullptr &&
         match->first <= span.first && span.last <= match->last;
}

/// "Franco-German".
bool ends_in_nation(const Words& words, const Names& names, const TaggedSpan& span) {
  const Match* last = names.find(span.last);
  const Entry* country = last == nullptr ? nullptr : last->find(EntryKind::country);
  return words[span.last].token.hyphen_before && country != nullptr &&
         country->how == MentionKind::demonym;
}

/// "Xorl Holdings".
bool ends_in_company(const Words& words, const TaggedSpan& span) {
  return span.last > span.first && words[span.last].is(company_head) &&
         !words[span.last].is(surname | family_name);
}

/// "Street Yorrenko", "Cayo Yorro".
bool begins_with_head(const Words& words, const TaggedSpan& span) {
  return span.last > span.first && words[span.first].is(place_head | place_start | kOrgHeads) &&
         !words[span.first].is(first_name | first_weak | surname | family_name);
}

/// "We've", "They’ll".
bool is_contraction(std::string_view surface) {
  const std::size_t ascii = surface.rfind('\'');
  const std::size_t curly = surface.rfind("’");
  std::string_view tail;
  if (ascii != std::string_view::npos) tail = surface.substr(ascii + 1);
  if (curly != std::string_view::npos) tail = surface.substr(curly + std::string_view("’").size());
  return tail == "ve" || tail == "re" || tail == "ll" || tail == "d" || tail == "m" || tail == "t";
}

bool is_any_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "Virginia Democrat".
bool is_of_a_party(const Words& words, const TaggedSpan& span) {
  static constexpr auto kParties =
      std::to_array<std::string_view>({"democrat", "democrats", "republican", "republicans"});
  return span.first < span.last && is_any_of(words[span.last].folded, kParties);
}

bool is_storm(const Word& word) {
  static constexpr auto kStorms =
      std::to_array<std::string_view>({"cyclone", "hurricane", "storm", "superstorm", "typhoon"});
  return is_any_of(word.folded, kStorms);
}

/// "Hurricane Yorro", or "Yorro" behind the word.
bool is_storm(const Words& words, const TaggedSpan& span) {
  const bool behind = span.first > 0 && words[span.first].gap == Gap::tight;
  return (span.last > span.first && is_storm(words[span.first])) ||
         (behind && is_storm(words[span.first - 1]));
}

/// "the town of Xan Yorro".
bool is_behind_town(const Words& words, const TaggedSpan& span) {
  static constexpr auto kTowns = std::to_array<std::string_view>(
      {"borough", "city", "district", "hamlet", "municipality", "neighborhood", "neighbourhood",
       "port", "province", "region", "suburb", "town", "village"});
  return span.first > 1 && words[span.first].gap == Gap::tight && words.joined(span.first - 2) &&
         words[span.first - 1].folded == "of" && is_any_of(words[span.first - 2].folded, kTowns);
}

/// “Yorro of Zell”: what is quoted by its name alone is a work or a ship.
bool is_quoted(const Words& words, const TaggedSpan& span) {
  if (span.first == span.last) return false;
  const std::string_view before = words.text.substr(0, words[span.first].token.begin);
  std::string_view behind = words.behind(span.last);
  if (behind.starts_with(',') || behind.starts_with('.')) behind.remove_prefix(1);
  return (before.ends_with("“") && behind.starts_with("”")) ||
         (before.ends_with('"') && behind.starts_with('"'));
}

/// "Xan Yorro Stadium": what is named after a person is another thing.
bool names_a_longer_thing(const Words& words, const TaggedSpan& span) {
  static constexpr std::size_t kReach = 5;  // words behind the person
  if (words[span.first].token.zone == Zone::title || words[span.first].shouted) return false;
  const std::size_t end = span.last + kReach;
  for (std::size_t i = span.last; i < end && words.joined(i) && words[i + 1].capital(); ++i) {
    if (words[i + 1].is(kOrgHeads | place_head)) return true;
  }
  return false;
}

/// "St. Xan’s": a place, a church or a school.
bool is_behind_saint(const Words& words, const TaggedSpan& span) {
  static constexpr std::size_t kLongestGap = 2;  // ". "
  if (span.first < span.last || !words.same_paragraph(span.first)) return false;
  const Word& before = words[span.first - 1];
  return before.folded == "st" && before.capital() &&
         words[span.first].token.begin - before.token.end <= kLongestGap;
}

/// "Al Yorro" in a list of towns or behind "in".
bool is_town_of_al(const Words& words, const Names& names, const TaggedSpan& span) {
  if (span.last != span.first + 1 || words[span.first].folded != "al") return false;
  if (span.first > 0 && words[span.first - 1].is(say_verb)) return false;
  const tagger::KnownWord name = tagger::compiled_model().vocabulary().find(words[span.last].hash);
  if ((name.lists & tagger::list_surname) != 0) return false;  // "Al Carter"
  return is_place_after(words, span.first) ||
         is_in_list_of_towns(words, names, span.first, span.last);
}

/// What is called like a person and is none.
bool is_another_thing(const Words& words, const Names& names, const TaggedSpan& span) {
  return names_a_longer_thing(words, span) || is_of_a_party(words, span) || is_storm(words, span) ||
         is_behind_town(words, span) || is_behind_saint(words, span) || is_quoted(words, span) ||
         is_in_list_of_things(words, span.first) || is_town_of_al(words, names, span);
}

/// "Yorro v. Varga": a case, in which one word does not say who it was.
bool is_party_to_case(const Words& words, const TaggedSpan& span) {
  if (span.first < span.last || !words.same_paragraph(span.first)) return false;
  const std::string_view before = words[span.first - 1].folded;
  return before == "v" || before == "vs";
}

/// "Xavier (Xan) Yorro": a short form inside a name.
bool is_short_form(const Words& words, const TaggedSpan& span) {
  return span.first == span.last && words.same_paragraph(span.first) &&
         words.behind(span.first - 1).starts_with(" (") &&
         words.behind(span.last).starts_with(") ") &&
         words[span.first - 1].is(first_name | first_weak) && words.same_paragraph(span.last + 1) &&
         words[span.last + 1].capital();
}

bool may_be_person(const Words& words, const Names& names, const TaggedSpan& span) {
  const std::string_view surface = words.surface(span.first, span.last);
  return surface.find('&') == std::string_view::npos && !is_ticker(surface) &&
         !is_contraction(surface) && !is_excluded(names, span) &&
         !ends_in_nation(words, names, span) && !ends_in_company(words, span) &&
         !begins_with_head(words, span) && !is_party_to_case(words, span) &&
         !is_short_form(words, span);
}

/// Whether an ordinary word that opens a sentence stands before a name: "Remember Xana Yorro".
bool begins_with_opening(const Words& words, const TaggedSpan& span) {
  static constexpr std::uint32_t kNames =
      first_name | first_weak | surname | family_name | begins_title;
  const Word& first = words[span.first];
  if (span.first == span.last || !first.token.sentence_start || first.is(kNames)) return false;
  const tagger::Vocabulary& vocabulary = tagger::compiled_model().vocabulary();
  const tagger::KnownWord opening = vocabulary.find(first.hash);
  const tagger::KnownWord name = vocabulary.find(words[span.first + 1].hash);
  return opening.fine != 0 && opening.lists == 0 && words[span.first + 1].capital() &&
         (name.lists & (tagger::list_first_name | tagger::list_surname)) != 0;
}

/// The part before a possessive where that is a name of several words, else what is behind it.
TaggedSpan without_owner(const Words& words, TaggedSpan span) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (!words[i].token.possessive) continue;
    if (i > span.first) {
      span.last = i;
      return span;
    }
    span.first = i + 1;
  }
  return span;
}

/// The names in a clause of a headline that the model took for one: "Yorro" and "Xana Zell" of
/// "Yorro Slams Xana Zell". What is of several words and does not begin with a given name is none.
std::vector<TaggedSpan> without_verbs(const Words& words, const TaggedSpan& span) {
  std::vector<TaggedSpan> parts;
  for (std::size_t first = span.first; first <= span.last;) {
    std::size_t end = first;
    while (end <= span.last && !is_headline_verb(words[end])) ++end;
    const bool whole = first == span.first && end > span.last;
    const bool is_name = end == first + 1 || words[first].is(first_name);
    if (whole || (end > first && is_name)) {
      parts.push_back({first, end - 1, span.kind, span.confidence});
    }
    first = end + 1;
  }
  return parts;
}

/// Words that are no persons by themselves: those of organisations of several words ("Xorl" beside
/// "Xorl Holdings") and of storms ("Yorro" beside "Hurricane Yorro").
std::unordered_set<std::uint64_t> words_of_others(const Words& words,
                                                  const std::vector<OrgSpan>& orgs,
                                                  const std::vector<TaggedSpan>& model) {
  std::unordered_set<std::uint64_t> parts;
  const auto add = [&](std::size_t first, std::size_t last) {
    if (first == last) return;
    for (std::size_t i = first; i <= last; ++i) parts.insert(words[i].hash);
  };
  for (const OrgSpan& org : orgs) add(org.first, org.last);
  for (const TaggedSpan& span : model) {
    if (span.kind == SpanKind::organisation) add(span.first, span.last);
    if (is_storm(words, span)) parts.insert(words[span.last].hash);
  }
  return parts;
}

/// "Xana Dell": whose surname is a firm's name, too, and of whom the tagger is sure.
bool ends_with_namesake(const TaggedSpan& span, const OrgSpan& org) {
  static constexpr std::uint8_t kSure = 85;  // per cent
  return span.first < org.first && org.first == org.last && org.last == span.last &&
         span.confidence >= kSure;
}

}  // namespace

bool names_school(const Words& words, std::size_t last) {
  static const WordSet kLevels({"elementary", "high", "middle", "primary", "secondary"});
  return words.joined(last) && kLevels.contains(words[last + 1]) && words.joined(last + 1) &&
         words[last + 2].folded == "school" && !words[last].token.possessive;
}

bool is_trade(const Word& word) {
  static const WordSet kTrades({"advisers", "analytics", "consulting", "equity", "funds", "insight",
                                "management", "market", "markets", "solar"});
  return kTrades.contains(word);
}

std::vector<TaggedSpan> plausible_names(const Words& words, const Names& names,
                                        const std::vector<OrgSpan>& orgs,
                                        const std::vector<TaggedSpan>& model) {
  const std::unordered_set<std::uint64_t> other_words = words_of_others(words, orgs, model);
  std::vector<TaggedSpan> out;
  auto org = orgs.begin();
  for (const TaggedSpan& span : model) {
    while (org != orgs.end() && org->last < span.first) ++org;
    const bool in_org =
        org != orgs.end() && org->first <= span.last && !ends_with_namesake(span, *org);
    if (span.kind != SpanKind::person) {
      out.push_back(span);
    } else if (in_org) {
      continue;
    } else if (is_another_thing(words, names, span)) {
      out.push_back({span.first, span.last, SpanKind::other, span.confidence});
    } else if (span.first == span.last && other_words.contains(words[span.first].hash)) {
      continue;
    } else if (may_be_person(words, names, span)) {
      for (const TaggedSpan& part : without_verbs(words, without_owner(words, span))) {
        out.push_back(part);
        if (begins_with_opening(words, part)) ++out.back().first;
      }
    }
  }
  return out;
}

}  // namespace newsdex::entities
