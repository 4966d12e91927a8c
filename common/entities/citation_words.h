// Words by which the news attribute information to an outlet, in the languages that we know.

#pragma once

#include <string_view>
#include <vector>

#include "common/entities/words.h"

namespace newsdex::entities {

/// Kinds of a citation: Label::kind.
inline constexpr std::string_view kReport = "report";
inline constexpr std::string_view kInterview = "interview";
inline constexpr std::string_view kWire = "wire";
inline constexpr std::string_view kTranslation = "translation";

/// Folded words before the outlet, the last one nearest, blank-separated. Between them and the
/// outlet may stand words that introduce it.
struct CitationPattern {
  std::string_view words;
  std::string_view kind;
};

/// The patterns that end with a word.
[[nodiscard]] const std::vector<const CitationPattern*>& citation_patterns(const Word& last);

/// Verbs behind the outlet that make it the speaker: "reported", "citing".
[[nodiscard]] bool is_report_verb(const Word& word);

/// What an outlet tells of itself: "profit", "circulation".
[[nodiscard]] bool is_own_business(const Word& word);

/// What may stand between the outlet and such a verb: "also", "on Monday".
[[nodiscard]] bool is_before_report_verb(const Word& word);

/// Words that stand for the outlet cited before: "the newspaper said".
[[nodiscard]] bool is_outlet_noun(const Word& word);

/// Introduces an outlet: "the", "German newspaper", "state news agency", "broadcaster".
[[nodiscard]] bool introduces_outlet(const Word& word);

}  // namespace newsdex::entities
