// Runs of words that may be somebody's name: where they begin and end.

#pragma once

#include <cstddef>
#include <vector>

#include "common/entities/name_evidence.h"
#include "common/entities/names.h"

namespace newsdex::entities {

/// "St. Louis Fed", "Amy St. Eve": what begins so is called after a person.
[[nodiscard]] bool is_saint(const Word& word);

class NameRuns {
 public:
  /// All must outlive this. `in_org` tells of each word whether an organisation has it.
  NameRuns(const Words& words, const Names& names, const Tables& tables,
           const NameEvidence& evidence, const std::vector<bool>& in_org)
      : words_(words), names_(names), tables_(tables), evidence_(evidence), in_org_(in_org) {}

  /// Whether a run begins with word `i`. Behind a title with a capital a particle opens one, too:
  /// "Mr De Yorro".
  [[nodiscard]] bool begins(std::size_t i, bool is_behind_capital_title) const;

  /// The last word of the run that begins with word `first`.
  [[nodiscard]] std::size_t last_word(std::size_t first, bool is_behind_title) const;

  /// Whether a word may be part of a name, by itself.
  [[nodiscard]] bool is_name_word(std::size_t i) const;

  /// German: "EU-Sonderbeauftragte Xana Yorro".
  [[nodiscard]] bool is_office_before_name(std::size_t i) const;

 private:
  static constexpr std::size_t kLongest = 9;  // words, particles and initials among them

  [[nodiscard]] bool goes_on(std::size_t first, std::size_t last, std::size_t next,
                             bool is_behind_title) const;
  [[nodiscard]] bool holds_given_name(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool tells_of_whom(std::size_t first, std::size_t last) const;

  const Words& words_;
  const Names& names_;
  const Tables& tables_;
  const NameEvidence& evidence_;
  const std::vector<bool>& in_org_;
};

}  // namespace newsdex::entities
