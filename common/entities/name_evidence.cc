#include "common/entities/name_evidence.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/entities/headline_verbs.h"
#include "common/entities/tagger/model.h"

namespace newsdex::entities {
namespace {

constexpr std::size_t kLongestApposition = 7;  // words

/// "selon", "según", "laut", German "so": what follows is where a statement comes from.
bool attributes(const Word& word, std::string_view language) {
  struct Row {
    std::string_view language;
    std::string_view word;
  };
  static constexpr auto kRows =
      std::to_array<Row>({{"es", "segun"}, {"fr", "selon"}, {"de", "laut"}, {"de", "so"}});
  return std::any_of(kRows.begin(), kRows.end(), [&](const Row& row) {
    return row.language == language && row.word == word.folded;
  });
}

bool joins_clauses(const Word& word) {
  static constexpr auto kWords = std::to_array<std::string_view>({"and", "but", "y", "et", "und"});
  return std::find(kWords.begin(), kWords.end(), word.folded) != kWords.end();
}

/// Whether the tables know a word from persons' names alone.
bool is_name_only(const Word& word) {
  return word.is(person_word) &&
         (word.classes & ~(person_word | begins_person | known_surname)) == 0;
}

}  // namespace

bool is_behind_article(const Words& words, std::size_t first) {
  static constexpr auto kArticles = std::to_array<std::string_view>(
      {"the", "a",  "an",  "der", "die", "das", "dem", "den", "des", "ein", "eine", "einen",
       "el",  "la", "los", "las", "un",  "una", "le",  "les", "une", "du",  "l"});
  if (first == 0 || words[first].gap != Gap::tight) return false;
  return std::find(kArticles.begin(), kArticles.end(), words[first - 1].folded) != kArticles.end();
}

bool NameEvidence::around(std::size_t first, std::size_t last) const {
  return speaks(first, last) || tells_age(last) || follows_role(first) ||
         follows_apposition(first, last) || precedes_apposition(first, last) ||
         precedes_relative(last) || precedes_country(first, last);
}

bool NameEvidence::speaks(std::size_t first, std::size_t last) const {
  if (words_.joined(last)) {
    if (words_[last + 1].is(say_verb)) return true;
    // "Xan Yorro a déclaré"
    const bool perfect = words_.language == "fr" && words_[last + 1].folded == "a";
    if (perfect && words_.joined(last + 1) && words_[last + 2].is(say_verb)) return true;
  }
  if (first == 0 || words_[first].gap != Gap::tight || words_[first - 1].capital()) return false;
  if (words_[first - 1].folded == "called") return false;  // "a firm called Xan Yorro"
  return words_[first - 1].is(say_verb) || attributes(words_[first - 1], words_.language);
}

bool NameEvidence::tells_age(std::size_t last) const {
  const std::string_view behind = words_.behind(last);
  const bool bracket = behind.starts_with(" (");
  if (last + 1 >= words_.size() || !(bracket || behind.starts_with(", "))) return false;
  const Word& age = words_[last + 1];
  if (!age.token.has_digit || age.token.has_letter || age.folded.size() != 2) return false;
  const std::string_view rest = words_.behind(last + 1);
  if (bracket) return rest.starts_with(')');
  static constexpr auto kEnds =
      std::to_array<std::string_view>({",", " ans", " años", " Jahre", " years old"});
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return rest.starts_with(end); });
}

/// One past the title or role that begins at `i`; `i` where none does.
std::size_t NameEvidence::role_end(std::size_t i) const {
  const Match title = tables_.titles.match(words_, i);
  if (!title.entries.empty()) return title.last + 1;
  return is_role_compound(i) ? i + 1 : i;
}

/// Whether nothing but a blank, a hyphen or a possessive stands between `i` and the word before.
bool NameEvidence::flows(std::size_t i) const {
  if (i == 0 || i >= words_.size()) return false;
  if (words_[i].gap == Gap::tight) return true;
  return words_[i - 1].token.possessive && words_.same_paragraph(i) &&
         words_.behind(i - 1).starts_with(' ') &&
         words_[i].token.begin - words_[i - 1].token.end <= 5;
}

bool NameEvidence::is_demonym(std::size_t i) const {
  const Match* match = names_.find(i);
  return match != nullptr && match->single() && match->entries.front()->how == MentionKind::demonym;
}

/// Languages that put adjectives behind nouns: "la ministra turca Xana Yorro", "el polaco Xan
/// Yorro"; German nouns of nationality: "die Polin Xana Yorro".
bool NameEvidence::follows_role(std::size_t first) const {
  if (first == 0 || words_[first].gap != Gap::tight) return false;
  if (words_.language == "de") return words_[first - 1].capital() && is_demonym(first - 1);
  if (words_.language != "es" && words_.language != "fr") return false;
  static constexpr std::size_t kMostAdjectives = 2;
  for (std::size_t i = first; i > 0 && first - i <= kMostAdjectives; --i) {
    const Word& word = words_[i - 1];
    if (words_[i].gap != Gap::tight || word.capital() || word.is(function_word)) return false;
    if (is_demonym(i - 1) || role_end(i - 1) == i) return true;
  }
  return false;
}

/// "la ministre de la Culture, Xana Yorro,".
bool NameEvidence::follows_apposition(std::size_t first, std::size_t last) const {
  if (!words_.same_paragraph(first) || words_.joined(last)) return false;
  if (!words_.behind(first - 1).starts_with(", ")) return false;
  for (std::size_t i = first - 1; first - i <= kLongestApposition; --i) {
    if (words_[i].is(say_verb) && !words_[i].is(begins_title)) return false;
    const std::size_t end = role_end(i);
    if (end > i) return end <= first && (end == first || !words_[end].capital());
    if (!flows(i)) return false;
  }
  return false;
}

/// "Xana Yorro, the mayor of Xorl", "Xan Yorro, Kosovo's transport minister".
bool NameEvidence::precedes_apposition(std::size_t first, std::size_t last) const {
  if (is_behind_article(words_, first)) return false;
  if (!words_.same_paragraph(last + 1) || !words_.behind(last).starts_with(", ")) return false;
  // "In San Xorl, the mayor said"
  if (first > 0 && words_[first].gap == Gap::tight && words_[first - 1].is(place_before)) {
    return false;
  }
  for (std::size_t i = last + 1; i - last <= kLongestApposition; ++i) {
    if (i >= words_.size() || (i > last + 1 && !flows(i))) return false;
    const Word& word = words_[i];
    const std::size_t end = role_end(i);
    if (end > i) {
      if (word.folded == "named" || word.is(say_verb)) return false;  // "named after"
      if (!words_.joined(end - 1)) return !words_[end - 1].token.possessive;
      return !words_[end].capital() && !words_[end].is(say_verb | act_verb);
    }
    const bool acts = word.is(say_verb | act_verb) && !word.is(function_word);
    if (acts || joins_clauses(word)) return false;
    const bool known = names_.find(i) != nullptr;
    if (word.capital() && !known && words_.language != "de") return false;
  }
  return false;
}

/// "Xan Yorro, who".
bool NameEvidence::precedes_relative(std::size_t last) const {
  if (!words_.same_paragraph(last + 1) || !words_.behind(last).starts_with(", ")) return false;
  const std::string_view next = words_[last + 1].folded;
  return words_.language == "es" ? next == "quien"
                                 : words_.language == "en" && (next == "who" || next == "whose");
}

/// "Another, Xan Yorro of Fiji, left".
bool NameEvidence::precedes_country(std::size_t first, std::size_t last) const {
  if (words_.language != "en" || !words_.same_paragraph(first)) return false;
  if (!words_.behind(first - 1).starts_with(", ")) return false;
  if (!words_.joined(last) || words_[last + 1].folded != "of" || !words_.joined(last + 1)) {
    return false;
  }
  const Match* country = names_.find(last + 2);
  return country != nullptr && country->first == last + 2 &&
         country->entries.front()->how == MentionKind::name;
}

bool NameEvidence::is_surname(std::size_t i) const {
  static constexpr std::uint32_t kOrdinary =
      kOrgHeads | place_head | calendar | generic_word | begins_title | function_word;
  if (words_[i].is(kOrdinary) || names_.find(i) != nullptr) return false;
  if (is_headline_verb(words_[i])) return false;
  const tagger::KnownWord known = tagger::compiled_model().vocabulary().find(words_[i].hash);
  return (known.lists & tagger::list_surname) != 0;
}

bool NameEvidence::is_surname_in_capitals(std::size_t i) const {
  static constexpr auto kPronouns = std::to_array<std::string_view>({"he", "she", "his", "her"});
  if (!words_[i].shouted || !words_.joined(i) || !is_surname(i)) return false;
  // "TREASURY'S YORRO FULLY EXPECTS"
  std::size_t verb = i + 1;
  const bool owned = i > 0 && words_[i - 1].token.possessive && flows(i);
  if (owned && words_[verb].folded.ends_with("ly") && words_.joined(verb)) ++verb;
  if (owned && words_[verb].is(say_verb | act_verb)) return true;
  if (!words_[verb].is(say_verb)) return false;
  return words_.joined(verb) &&
         std::find(kPronouns.begin(), kPronouns.end(), words_[verb + 1].folded) != kPronouns.end();
}

bool NameEvidence::is_name_shape(std::size_t first, std::size_t last) const {
  if (words_[first].shouted || words_[first].token.all_capitals) return false;
  return has_two_syllables(first, last) || has_surname_tail(first, last);
}

/// "Chang Wei-lan", "Moon Jae-in", "Wei-lan Chang": a surname and a given name of two syllables.
bool NameEvidence::has_two_syllables(std::size_t first, std::size_t last) const {
  static constexpr std::size_t kLongestSyllable = 6;
  static constexpr std::uint32_t kOrdinary =
      kOrgHeads | place_head | say_verb | act_verb | begins_title | function_word | place_before;
  if (last - first != 2) return false;
  for (std::size_t i = first; i <= last; ++i) {
    if (words_[i].folded.size() > kLongestSyllable || words_[i].folded.size() < 2) return false;
  }
  if (is_second_syllable(first + 1)) return words_[last].is(family_name);
  if (!is_second_syllable(last)) return false;
  if (words_[first].is(family_name)) return true;
  const bool unknown = words_[first].id == 0 || words_[first].is(surname | person_word);
  return unknown && !words_[first].is(kOrdinary) && !words_[first + 1].is(kOrdinary) &&
         !words_[last].is(kOrdinary) && !words_[first].token.sentence_start;
}

bool NameEvidence::is_second_syllable(std::size_t i) const {
  return words_[i].token.hyphen_before && !words_[i].capital();
}

bool NameEvidence::is_given_syllable(std::size_t first, std::size_t i) const {
  static constexpr std::size_t kLongest = 5;
  const Word& word = words_[i];
  // "Moon Jae-in", "Wei-lan Chang"
  const bool behind_surname = i - first == 2;
  const bool before_surname = i == first + 1 && words_.joined(i) && words_[i + 1].capital() &&
                              words_[i + 1].is(family_name);
  return word.token.hyphen_before && !word.capital() && (behind_surname || before_surname) &&
         word.folded.size() <= kLongest && !word.is(compound) && word.token.has_letter &&
         !words_[i - 1].token.hyphen_before;
}

/// An unknown word before one with the ending of surnames: "Xan Yorrović".
bool NameEvidence::has_surname_tail(std::size_t first, std::size_t last) const {
  static constexpr std::uint32_t kOrdinary = kOrgHeads | place_head | say_verb | act_verb |
                                             language_name | begins_name | begins_title |
                                             function_word;
  if (last - first > 2 || words_[first].token.sentence_start) return false;
  for (std::size_t i = first; i <= last; ++i) {
    if (words_[i].is(kOrdinary & ~(words_[i].is(particle) ? function_word : 0U)) ||
        words_[i].token.all_capitals) {
      return false;
    }
  }
  return ends_with(last, surname_tail);
}

bool NameEvidence::is_role_compound(std::size_t i) const {
  return words_.language == "de" && words_[i].capital() && ends_with(i, role_tail);
}

/// Whether a word is longer than an ending of that class which it has.
bool NameEvidence::ends_with(std::size_t i, std::uint32_t tail) const {
  static constexpr std::size_t kShortestStem = 3;
  static constexpr std::size_t kLongestTail = 17;
  const std::string_view word = words_[i].folded;
  for (std::size_t length = 2; length <= kLongestTail; ++length) {
    if (word.size() < length + kShortestStem) return false;
    if ((tables_.lexicon.find(word.substr(word.size() - length)).classes & tail) != 0) return true;
  }
  return false;
}

bool NameEvidence::begins_with_noun(std::size_t first) const {
  const Word& word = words_[first];
  if (is_initial(first) || word.is(first_name)) return false;
  if (!words_[first + 1].is(first_name)) return false;
  return word.token.sentence_start || words_.language != "en" ||
         (word.id != 0 && !word.is(surname | first_weak | family_name) && !is_name_only(word));
}

bool NameEvidence::is_initial(std::size_t i) const {
  const Word& word = words_[i];
  if (word.folded.size() == 1) return words_.behind(i).starts_with('.');
  if (word.folded.size() > 2 || !word.token.all_capitals) return false;
  return word.token.acronym || word.folded.ends_with('j') || word.folded == "jd";
}

}  // namespace newsdex::entities
