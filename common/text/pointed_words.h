// English words that points and capitals tell apart: acronyms, abbreviations, and words that begin
// a sentence behind one.

#pragma once

#include <string_view>

namespace newsdex::text {

/// A word that is an acronym in capitals, and what it folds to then.
struct Acronym {
  std::string_view word;
  std::string_view dotted;
  bool in_capital_lines;  ///< the acronym is the likelier reading where everything is capitals
};

/// The acronym that a folded word is in capitals; nullptr where it is none.
[[nodiscard]] const Acronym* find_acronym(std::string_view folded);

/// Whether a folded word is an abbreviation whose full stop does not end a sentence.
[[nodiscard]] bool is_abbreviation(std::string_view folded);

/// Whether a folded word, written with a capital behind a dotted acronym, begins a sentence.
[[nodiscard]] bool is_starter(std::string_view folded);

}  // namespace newsdex::text
