// How a word is written in capitals, where that is all that sets it apart from its folded form.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex::text {

enum class Capitals : std::uint8_t {
  none,     ///< as it is folded: `iran`
  initial,  ///< the first letter alone: `Iran`, `A`
  all,      ///< every letter, of at least two: `IRAN`, `U.S.`
  other,    ///< accents, apostrophes, `McCain`: not to be had from the folded form
};

/// How `surface`, a spelling of `folded`, is written. For every kind but `other` there is one such
/// spelling of a word, `written`.
[[nodiscard]] Capitals capitals_of(std::string_view surface, std::string_view folded);

/// The spelling of a folded word in capitals of a kind. Expects another kind than `other`.
[[nodiscard]] std::string written(std::string_view folded, Capitals kind);

/// A name in capitals as it is written elsewhere: "JÜRGEN STRAUSS-KAHN III" is "Jürgen Strauss-Kahn
/// III". Unchanged where it has a small letter, or too few letters to be more than an acronym.
[[nodiscard]] std::string unshouted(std::string_view name);

}  // namespace newsdex::text
