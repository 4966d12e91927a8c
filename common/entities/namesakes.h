// Which of the countries that share a name an article means: "Georgia", "Congolese", "Korean".
//
// A country is meant where the article names it otherwise ("Tbilisi"), a place elsewhere where the
// article names other places of its country ("Atlanta"): that the United States are named says
// nothing about the Georgia that is meant. Else words near the name decide (data/ambiguous.tsv)
// where they all speak for one. What stays undecided is ambiguous.

#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/entities/names.h"

namespace newsdex::entities {

/// Whether the entry means a place inside a country, not the country.
[[nodiscard]] bool is_place(const Entry& entry);

/// The ISO codes that a match may mean, each once.
[[nodiscard]] std::vector<std::string_view> codes_of(const Match& match, const Tables& tables);

class Namesakes {
 public:
  /// All must outlive this.
  Namesakes(const Words& words, const Names& names, const Tables& tables)
      : words_(words), names_(names), tables_(tables) {}

  /// Takes a match as evidence for the rest of the article.
  void note(const Match& match);

  /// Whether a name of the country that cannot be another's stands in the article.
  [[nodiscard]] bool is_named(std::string_view code) const {
    return named_.contains(std::string(code));
  }

  /// The code that a match means; empty where nothing decides. Expects codes_of(match) of more
  /// than one.
  [[nodiscard]] std::string_view resolve(const Match& match,
                                         const std::vector<std::string_view>& meant) const;

 private:
  [[nodiscard]] bool is_beside_a_country(const Match& match) const;
  [[nodiscard]] bool is_supported(const Match& match, std::string_view code) const;
  [[nodiscard]] std::string_view by_clues(const Match& match,
                                          const std::vector<std::string_view>& meant) const;

  const Words& words_;
  const Names& names_;
  const Tables& tables_;
  std::unordered_set<std::string> named_;   // codes that an unambiguous name means
  std::unordered_set<std::string> placed_;  // codes of unambiguous places
};

}  // namespace newsdex::entities
