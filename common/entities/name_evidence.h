// What the words around a run of capitalised words, and its own form, say for a person's name.
//
// Every question is answered from at most a dozen words, so that asking costs the same in any
// text.

#pragma once

#include <cstddef>

#include "common/entities/names.h"

namespace newsdex::entities {

/// Whether an article in one of our languages stands before the word: "the Yorro" is no person.
[[nodiscard]] bool is_behind_article(const Words& words, std::size_t first);

class NameEvidence {
 public:
  /// All must outlive this.
  NameEvidence(const Words& words, const Names& names, const Tables& tables)
      : words_(words), names_(names), tables_(tables) {}

  /// Whether words or punctuation around the run [first, last] show a person: a verb of speech,
  /// an age, an office.
  [[nodiscard]] bool around(std::size_t first, std::size_t last) const;

  /// "said Xan Yorro", "Xan Yorro told", "a déclaré Xan Yorro", "so Xan Yorro".
  [[nodiscard]] bool speaks(std::size_t first, std::size_t last) const;

  /// "Xan Yorro, 34,", "Xan Yorro (34)", "Xan Yorro, 34 Jahre alt".
  [[nodiscard]] bool tells_age(std::size_t last) const;

  /// Whether the run is built as names are in some language: "Xan Yorrović", "Chang Wei-lan".
  [[nodiscard]] bool is_name_shape(std::size_t first, std::size_t last) const;

  /// "Dissident Maria Varga", "la ministre de la Culture Maria Varga", "Republican Maria Varga":
  /// whether a run of two words or more begins with a word that is no part of the name.
  [[nodiscard]] bool begins_with_noun(std::size_t first) const;

  /// Whether word `i`, in a run that begins at word `first`, is the second half of a Korean or
  /// Chinese given name: Moon Jae-in.
  [[nodiscard]] bool is_given_syllable(std::size_t first, std::size_t i) const;

  /// "J.", "J.D.", "JD".
  [[nodiscard]] bool is_initial(std::size_t i) const;

  /// Whether a word is a surname by the lists and nothing else by the tables.
  [[nodiscard]] bool is_surname(std::size_t i) const;

  /// Whether a word in a line of capitals is somebody's surname: "TREASURY'S YORRO SAYS", "YORRO
  /// SAYS HE IS".
  [[nodiscard]] bool is_surname_in_capitals(std::size_t i) const;

  /// Whether the word is a German noun that ends with an office or a trade: "Wasserministerin".
  [[nodiscard]] bool is_role_compound(std::size_t i) const;

 private:
  [[nodiscard]] bool follows_role(std::size_t first) const;
  [[nodiscard]] bool follows_apposition(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool precedes_apposition(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool precedes_relative(std::size_t last) const;
  [[nodiscard]] bool precedes_country(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t role_end(std::size_t i) const;
  [[nodiscard]] bool flows(std::size_t i) const;
  [[nodiscard]] bool is_demonym(std::size_t i) const;
  [[nodiscard]] bool has_two_syllables(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool is_second_syllable(std::size_t i) const;
  [[nodiscard]] bool has_surname_tail(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool ends_with(std::size_t i, std::uint32_t tail) const;

  const Words& words_;
  const Names& names_;
  const Tables& tables_;
};

}  // namespace newsdex::entities
