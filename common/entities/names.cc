#include "common/entities/names.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "common/entities/namesakes.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

bool is_behind_comma(const Words& words, std::size_t first) {
  if (!words.same_paragraph(first) || !words[first - 1].capital()) return false;
  return words.behind(first - 1).starts_with(", ") &&
         words[first].token.begin - words[first - 1].token.end <= 4;
}

/// "WASHINGTON (Reuters)", "PARIS, March 3": capitals that open a paragraph.
bool is_dateline(const Words& words, std::size_t first, std::size_t last) {
  if (!words[first].token.all_capitals || words[first].shouted) return false;
  if (words.same_paragraph(first)) return false;
  const std::string_view behind = words.behind(last);
  return behind.starts_with(" (") || behind.starts_with(", ") || behind.starts_with(" —");
}

/// "Springfield, Illinois": a place or country follows behind a comma.
bool is_before_place(const Words& words, std::size_t last, const Gazetteer& names) {
  if (!words.behind(last).starts_with(", ") || last + 1 >= words.size()) return false;
  const Match next = names.match(words, last + 1);
  return next.find(EntryKind::state) != nullptr || next.find(EntryKind::country) != nullptr;
}

/// "Stefano Lo Russo": where a language writes adjectives and peoples small, a capital inside a
/// sentence makes another name of them.
bool is_surname_like_people(const Entry& entry, const Match& match, const Words& words) {
  const bool writes_small =
      entry.language == "es" || entry.language == "it" || entry.language == "pt";
  const Word& word = words[match.first];
  return writes_small && entry.how == MentionKind::demonym && word.capital() &&
         !word.token.sentence_start && !word.token.all_capitals && word.token.zone != Zone::title;
}

bool holds(const Entry& entry, const Match& match, const Words& words, const Gazetteer& names) {
  if (is_surname_like_people(entry, match, words)) return false;
  switch (entry.usage) {
    case Usage::anywhere:
    case Usage::with_full_name:
      return true;
    case Usage::behind_comma:
      return is_behind_comma(words, match.first);
    case Usage::as_place:
      return stands_as_place(words, match, names);
  }
  return false;
}

/// Drops the entries that want another name of the same thing in the article where none stands.
void drop_unsupported(std::vector<Match>& matches) {
  std::unordered_set<std::uint32_t> named;
  for (const Match& match : matches) {
    for (const Entry* entry : match.entries) {
      if (entry->usage != Usage::with_full_name) named.insert(entry->row);
    }
  }
  for (Match& match : matches) {
    std::erase_if(match.entries, [&](const Entry* entry) {
      return entry->usage == Usage::with_full_name && !named.contains(entry->row);
    });
  }
  std::erase_if(matches, [](const Match& match) { return match.entries.empty(); });
}

/// "Sweden Democrats (SD)": letters in brackets that begin the words before them.
bool explains_acronym(const Words& words, std::size_t i) {
  if (i == 0 || !words[i].token.all_capitals || !words.behind(i - 1).starts_with(" (") ||
      !words.behind(i).starts_with(")") || words[i].folded.size() > i) {
    return false;
  }
  std::size_t word = i - words[i].folded.size();
  return std::all_of(words[i].folded.begin(), words[i].folded.end(), [&](char letter) {
    const Word& before = words[word++];
    return before.capital() && before.folded.front() == letter;
  });
}

/// Drops states by letters that the article explains as something else: South Dakota as "SD".
void drop_explained(const Words& words, std::vector<Match>& matches) {
  const auto is_state = [](const Match& match) {
    return match.single() && match.entries.front()->usage == Usage::behind_comma;
  };
  if (std::none_of(matches.begin(), matches.end(), is_state)) return;
  std::unordered_set<std::uint64_t> explained;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (explains_acronym(words, i)) explained.insert(words[i].hash);
  }
  std::erase_if(matches, [&](const Match& match) {
    return is_state(match) && explained.contains(words[match.first].hash);
  });
}

/// Whether a match is a place's only by the "a" before it, which is a preposition in other
/// languages than English: "a Houston judge", "a Batman poster".
bool is_behind_indefinite(const Words& words, const Match& match, const Gazetteer& names) {
  const bool doubtful =
      std::any_of(match.entries.begin(), match.entries.end(),
                  [](const Entry* entry) { return entry->usage == Usage::as_place; });
  return doubtful && words.language == "en" && is_place_after(words, match.first) &&
         words[match.first - 1].folded == "a" && !is_before_place(words, match.last, names);
}

/// Drops such places of countries of which the article names nothing else.
void drop_lonely(const Words& words, const Tables& tables, std::vector<Match>& matches) {
  const auto is_lonely = [&](const Match& match) {
    if (!is_behind_indefinite(words, match, tables.names)) return false;
    const std::vector<std::string_view> codes = codes_of(match, tables);
    const auto supports = [&](const Match& other) {
      if (words[other.first].hash == words[match.first].hash) return false;
      const std::vector<std::string_view> meant = codes_of(other, tables);
      return std::find_first_of(meant.begin(), meant.end(), codes.begin(), codes.end()) !=
             meant.end();
    };
    return std::none_of(matches.begin(), matches.end(), supports);
  };
  std::vector<bool> lonely(matches.size());
  std::transform(matches.begin(), matches.end(), lonely.begin(), is_lonely);
  auto next = lonely.begin();
  std::erase_if(matches, [&](const Match&) { return *next++; });
}

/// Whether a person's name is a part of somebody else's: "José Xan Yorro", "Víctor Hugo Yorro".
bool is_cut(const Words& words, const Match& match, const Gazetteer& names) {
  if (match.single() || match.find(EntryKind::person) == nullptr) return false;
  if (words[match.first].is(begins_title)) return false;  // "King Yorro Hall"
  static constexpr std::uint32_t kNoName =
      function_word | say_verb | act_verb | begins_title | kOrgHeads | place_head | calendar;
  const Word& last = words[match.last];
  const bool joined_before = match.first > 0 && words.joined(match.first - 1);
  if (joined_before && words[match.first - 1].capital() && words[match.first - 1].is(first_name) &&
      !words[match.first - 1].is(kNoName)) {
    return true;
  }
  const bool headline = last.token.zone == Zone::title || last.shouted;
  if (headline || !words.joined(match.last)) return false;
  const Word& next = words[match.last + 1];
  // "Xan Yorro Alexander (Xan) Yorro": pages that glue a box to a name say it twice.
  const bool is_in_box = match.last + 2 < words.size() && words[match.last + 2].capital() &&
                         words.behind(match.last + 1).starts_with(" (");
  const bool is_said_twice = is_in_box || next.hash == words[match.first].hash;
  if (!next.capital() || next.token.all_capitals || next.is(kNoName) || is_said_twice) return false;
  const bool may_be_surname = next.id == 0 || next.is(WordClass::surname | person_word);
  return last.is(first_name) ||
         (may_be_surname && names.match(words, match.last + 1).find(EntryKind::person) == nullptr);
}

/// "the mayor of Yorro", "la ciudad de Yorro".
bool is_governed(const Words& words, std::size_t first) {
  static const WordSet kOf({"of", "de", "di", "do", "da", "von", "van"});
  static const WordSet kGoverned({"alcalde",
                                  "alcaldesa",
                                  "ayuntamiento",
                                  "bishop",
                                  "bisschop",
                                  "bischof",
                                  "burgemeester",
                                  "burgermeister",
                                  "burgermeisterin",
                                  "cidade",
                                  "citta",
                                  "city",
                                  "ciudad",
                                  "comune",
                                  "eveque",
                                  "gemeente",
                                  "maire",
                                  "mairie",
                                  "mayor",
                                  "obispo",
                                  "oberburgermeister",
                                  "oberburgermeisterin",
                                  "prefeito",
                                  "prefeitura",
                                  "procura",
                                  "questura",
                                  "sindaca",
                                  "sindaco",
                                  "stad",
                                  "stadt",
                                  "tribunale",
                                  "vescovo",
                                  "ville"});
  return first > 1 && kOf.contains(words[first - 1]) && words[first - 1].gap == Gap::tight &&
         kGoverned.contains(words[first - 2]);
}

}  // namespace

bool is_place_after(const Words& words, std::size_t first) {
  if (first == 0 || words[first].gap != Gap::tight) return false;
  return words[first - 1].is(place_before) || is_governed(words, first);
}

bool stands_as_place(const Words& words, const Match& match, const Gazetteer& names) {
  return is_place_after(words, match.first) || is_dateline(words, match.first, match.last) ||
         is_before_place(words, match.last, names);
}

Names names_of(std::vector<Match> matches, std::size_t words) {
  Names names{std::move(matches), std::vector<std::uint32_t>(words)};
  for (std::size_t m = 0; m < names.matches.size(); ++m) {
    const Match& match = names.matches[m];
    std::fill(names.at.begin() + static_cast<std::ptrdiff_t>(match.first),
              names.at.begin() + static_cast<std::ptrdiff_t>(match.last) + 1,
              static_cast<std::uint32_t>(m + 1));
  }
  return names;
}

Names find_names(const Words& words, const Tables& tables) {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < words.size();) {
    if (!tables.names.may_begin(words[i])) {
      ++i;
      continue;
    }
    Match match = tables.names.match(words, i);
    std::erase_if(match.entries,
                  [&](const Entry* entry) { return !holds(*entry, match, words, tables.names); });
    if (is_cut(words, match, tables.names)) match.entries.clear();
    i = match.entries.empty() ? i + 1 : match.last + 1;
    if (!match.entries.empty()) matches.push_back(std::move(match));
  }
  drop_unsupported(matches);
  drop_explained(words, matches);
  drop_lonely(words, tables, matches);
  return names_of(std::move(matches), words.size());
}

}  // namespace newsdex::entities
