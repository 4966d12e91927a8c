#include "common/entities/name_runs.h"

#include <algorithm>

#include "common/entities/tables.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

bool is_place(const Match& match) {
  return std::any_of(match.entries.begin(), match.entries.end(), [](const Entry* entry) {
    return entry->how == MentionKind::place || entry->how == MentionKind::name;
  });
}

}  // namespace

bool is_saint(const Word& word) { return word.folded == "st"; }

bool NameRuns::begins(std::size_t i, bool is_behind_capital_title) const {
  const Word& word = words_[i];
  const bool opens =
      word.is(particle) && is_behind_capital_title && words_.joined(i) && words_[i + 1].capital();
  if (!is_name_word(i) || (word.is(function_word) && !opens)) return false;
  const Match* match = names_.find(i);
  if (match == nullptr) return true;
  // Demonyms, regions and the like are no first names; "Jordan" and "Paris" may be.
  return match->single() && (word.is(first_name | first_weak) || is_place(*match));
}

std::size_t NameRuns::last_word(std::size_t first, bool is_behind_title) const {
  std::size_t last = first;
  while (last - first < kLongest && words_.joined(last)) {
    std::size_t next = last + 1;
    while (next + 1 < words_.size() && next - last < 3 && words_[next].is(particle) &&
           !words_[next].capital() && words_.joined(next)) {
      ++next;
    }
    if (!goes_on(first, last, next, is_behind_title)) break;
    last = next;
  }
  return last;
}

bool NameRuns::is_name_word(std::size_t i) const {
  const Word& word = words_[i];
  if (!word.capital() || !word.token.has_letter || word.token.has_digit || in_org_[i]) {
    return false;
  }
  const bool is_month_only = !word.is(first_name) || !words_.joined(i) ||
                             words_[i + 1].token.has_digit;  // "Jan 2020", but "Jan Yorro"
  if (word.is(calendar) && is_month_only) return false;
  const bool initial = word.folded.size() == 1 && words_.behind(i).starts_with('.');
  // "Stefano Lo Yorro"
  const bool is_italian = words_.language == "it" && word.folded.size() > 1 &&
                          !word.token.sentence_start && !word.token.all_capitals;
  return initial || !word.is(function_word) || word.is(particle) || is_italian;
}

bool NameRuns::is_office_before_name(std::size_t i) const {
  return words_.joined(i) && words_[i + 1].capital() && evidence_.is_role_compound(i);
}

bool NameRuns::goes_on(std::size_t first, std::size_t last, std::size_t next,
                       bool is_behind_title) const {
  const Word& word = words_[next];
  const bool after_particle = next != last + 1;
  if (evidence_.is_given_syllable(first, next)) return true;
  if (!is_name_word(next)) return false;
  if (is_office_before_name(next)) return false;
  if (word.stands_out() && !words_[first].token.all_capitals && word.folded != "iii") {
    return false;  // "Jonathan Soble TOKYO"
  }
  static constexpr std::uint32_t kNames = first_name | first_weak | surname | family_name;
  if (words_[last].stands_out() && !word.token.all_capitals && !words_[last].is(kNames)) {
    return false;  // "STORE OPENINGS Zarkin said"
  }
  if (after_particle && !is_behind_title && !holds_given_name(first, last)) return false;
  if (after_particle && tells_of_whom(first, last)) return false;
  const Match* match = names_.find(next);
  if (match != nullptr) {
    if (!match->single() || match->find(EntryKind::excluded) != nullptr) return false;
    if (match->find(EntryKind::seat) != nullptr) return false;
    if (!words_[first].is(first_name) && !words_[first].is(first_weak)) return false;
    const bool behind_name = last > first || word.token.hyphen_before;  // "Franco-German"
    if (match->entries.front()->how == MentionKind::demonym && behind_name) return false;
  }
  if (word.is(begins_title) && !is_saint(word) &&
      !tables_.titles.match(words_, next).entries.empty()) {
    // "Larry King" is a name, "Apple CEO Tim Cook" a name behind a title.
    const bool ends = !words_.joined(next) || !words_[next + 1].capital();
    return last == first && words_[first].is(first_name) && ends && words_.joined(last) &&
           words_[next].folded.size() > 2;
  }
  return true;
}

/// "Misdaadjournalist Xan Yorro": a given name, at the beginning or behind a noun.
bool NameRuns::holds_given_name(std::size_t first, std::size_t last) const {
  return words_[first].is(first_name | first_weak) ||
         (last > first && evidence_.begins_with_noun(first));
}

/// Whether "van" or "von" behind word `last` of a name does not go on with it: "Xana Yorro van
/// Financiën", "Xan Yorro von den Grünen"; but "Johann Wolfgang von Yorro".
bool NameRuns::tells_of_whom(std::size_t first, std::size_t last) const {
  static const WordSet kNobles({"baron", "baronin", "freifrau", "freiherr", "furst", "furstin",
                                "graf", "grafin", "herzog", "jonkheer", "prins", "prinz",
                                "prinzessin", "ritter"});
  if (words_.language != "nl" && words_.language != "de") return false;
  const bool is_initial = words_[last].folded.size() == 1;
  return last > first && !is_initial && !words_[last].is(first_name | first_weak) &&
         !kNobles.contains(words_[last]);
}

}  // namespace newsdex::entities
