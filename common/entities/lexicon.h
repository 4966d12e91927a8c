// The words that the rules know, by folded form: a number for each, and its parts in the rules.

#pragma once

#include <cstdint>
#include <string_view>

#include "common/entities/hash_table.h"

namespace newsdex::entities {

/// Parts that a word can play; a set of bits. The words of each stand in data/words.tsv.
enum WordClass : std::uint32_t {
  function_word = 1U << 0,    ///< and, however, people: opens sentences, is no name
  calendar = 1U << 1,         ///< weekdays, months, seasons
  particle = 1U << 2,         ///< van, bin: inside names
  say_verb = 1U << 3,         ///< said, told: its subject is a speaker
  act_verb = 1U << 4,         ///< has, refuses: a capital before it acts
  place_before = 1U << 5,     ///< in, near: what follows is a place
  govern_before = 1U << 6,    ///< told, against: a capital behind it is a government
  language_name = 1U << 7,    ///< Turkish, Dutch
  language_before = 1U << 8,  ///< speaks: what follows is a language
  company_head = 1U << 9,     ///< Inc, Airlines
  school_head = 1U << 10,     ///< University
  body_head = 1U << 11,       ///< Ministry, Party
  outlet_head = 1U << 12,     ///< Times, Radio
  place_head = 1U << 13,      ///< Street, Treaty: what stands before it is no person
  compound = 1U << 14,        ///< led, backed: joined to a name by a hyphen, no part of it
  first_name = 1U << 15,
  first_weak = 1U << 16,     ///< a first name that is also a place or an ordinary word
  family_name = 1U << 19,    ///< Kim, Wang: a surname that stands before the given name
  surname = 1U << 20,        ///< a surname that is hardly ever an ordinary word
  place_start = 1U << 21,    ///< San, Fort: what begins so is a place
  generic_word = 1U << 22,   ///< supreme, foreign: does not tell one body from another
  surname_tail = 1U << 23,   ///< enko, oglu: how surnames end
  role_tail = 1U << 24,      ///< minister: how German nouns for offices and trades end
  known_surname = 1U << 25,  ///< the last word of a well-known person's name: Carter, no Kevin
  person_word = 1U << 26,    ///< stands in a well-known person's name
  begins_person = 1U << 27,  ///< some well-known person's name begins with it
  begins_name = 1U << 17,    ///< some name of the gazetteer that is no person's begins with it
  begins_title = 1U << 18,   ///< some title begins with it
};

inline constexpr std::uint32_t kOrgHeads = company_head | school_head | body_head | outlet_head;

struct LexiconWord {
  std::uint32_t id = 0;  ///< 0 is the unknown word
  std::uint32_t classes = 0;
};

/// XXH3 of a folded word. Words with one hash are one word to the lexicon: among the words of
/// all languages that is not expected to happen by chance.
[[nodiscard]] std::uint64_t hash_of_word(std::string_view folded);

class Lexicon {
 public:
  /// The entry of a folded word; the unknown word where there is none.
  [[nodiscard]] LexiconWord find(std::string_view folded) const {
    return find(hash_of_word(folded));
  }

  /// The same by the word's hash.
  [[nodiscard]] LexiconWord find(std::uint64_t hash) const { return words_.get(hash); }

  /// Asks memory for what `find` of that hash will look at.
  void prefetch(std::uint64_t hash) const { words_.prefetch(hash); }

  /// Adds classes to a word.
  LexiconWord add(std::string_view folded, std::uint32_t classes);

 private:
  HashTable<LexiconWord> words_;
};

/// The class of that name in data/words.tsv and data/first_names.tsv; 0 where there is none.
[[nodiscard]] std::uint32_t parse_word_class(std::string_view name);

}  // namespace newsdex::entities
