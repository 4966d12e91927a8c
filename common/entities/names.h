// The names of the gazetteer in an article.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/entities/tables.h"
#include "common/entities/words.h"

namespace newsdex::entities {

/// The names found, in text order, none overlapping another.
struct Names {
  std::vector<Match> matches;
  std::vector<std::uint32_t> at;  ///< by word: 1 + index of the match that holds it, 0 for none

  [[nodiscard]] const Match* find(std::size_t word) const {
    return at[word] == 0 ? nullptr : &matches[at[word] - 1];
  }
};

/// Of matches in text order, none overlapping another, in a text of so many words.
[[nodiscard]] Names names_of(std::vector<Match> matches, std::size_t words);

/// Longest match from left to right. Entries whose usage does not hold are left out, and matches
/// without entries too.
[[nodiscard]] Names find_names(const Words& words, const Tables& tables);

/// Whether the word before says that a place follows: "in", "near".
[[nodiscard]] bool is_place_after(const Words& words, std::size_t first);

/// Whether a name stands where only a place does: behind "in", before ", Texas", as a dateline.
[[nodiscard]] bool stands_as_place(const Words& words, const Match& match, const Gazetteer& names);

}  // namespace newsdex::entities
