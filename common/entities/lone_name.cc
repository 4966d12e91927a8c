#include "common/entities/lone_name.h"

#include "common/entities/tagger/model.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

// How sure the model has to be, per cent; chosen on newswire left out of training (data/MODEL.md).
constexpr std::uint8_t kSure = 80;
constexpr std::uint8_t kSureOfGivenName = 70;
constexpr std::uint8_t kSureOfGivenSurname = 75;  // of a given name that is a surname as well
constexpr std::uint8_t kSureOfRelative = 30;

/// Whether a word is a surname that is no given name as well.
bool is_surname(const Word& word) {
  if (word.is(surname | family_name)) return true;
  const tagger::KnownWord known = tagger::compiled_model().vocabulary().find(word.hash);
  return (known.lists & tagger::list_surname) != 0 && !word.is(first_name | first_weak);
}

/// "her uncle Yorro", "his sons, Yorro".
bool is_relative(const Words& words, std::size_t i) {
  static const WordSet kRelatives(
      {"aunt",          "auntie",     "aunty",      "boyfriend",   "brother",      "brothers",
       "cousin",        "cousins",    "dad",        "daughter",    "daughters",    "father",
       "fiance",        "fiancee",    "girlfriend", "grandfather", "grandma",      "grandmother",
       "granddaughter", "grandpa",    "grandson",   "husband",     "mom",          "mother",
       "mum",           "nephew",     "nephews",    "niece",       "nieces",       "sister",
       "sisters",       "son",        "sons",       "stepbrother", "stepdaughter", "stepfather",
       "stepmother",    "stepsister", "stepson",    "twins",       "uncle",        "widow",
       "widower",       "wife"});
  if (!words.same_paragraph(i)) return false;
  const std::string_view behind = words.behind(i - 1);
  const bool follows = words[i].gap == Gap::tight || behind.starts_with(", ");
  return follows && !words[i - 1].capital() && kRelatives.contains(words[i - 1]);
}

bool speaks(const Words& words, std::size_t i) {
  return (words.joined(i) && words[i + 1].is(say_verb)) ||
         (words[i].gap == Gap::tight && words[i - 1].is(say_verb));
}

}  // namespace

bool is_lone_name(const Words& words, const tagger::TaggedSpan& span) {
  const Word& word = words[span.first];
  if (word.token.all_capitals || word.shouted || word.token.zone == Zone::title) return false;
  if (span.confidence >= kSureOfRelative && is_relative(words, span.first)) return true;
  if (word.is(first_name | first_weak) && !is_surname(word)) {
    return span.confidence >= kSureOfGivenName;
  }
  const bool given = word.is(first_name) && !word.is(known_surname);
  if (given && span.confidence >= kSureOfGivenSurname) return true;
  return span.confidence >= kSure && (!is_surname(word) || speaks(words, span.first));
}

}  // namespace newsdex::entities
