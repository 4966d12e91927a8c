// Which words are names of persons, and how sure that is: rules over runs of capitalised words,
// and in English the trained tagger beside them (name_merge.h).

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/entities/names.h"
#include "common/entities/organisation.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

enum class NameKind : std::uint8_t {
  full,      ///< a full name, by the table of persons, a first name, a title or the words around
  possible,  ///< two or more words that may be one: counts where the article says so elsewhere
  titled,    ///< one word that is a person's: behind a title ("Captain Varga"), or tagged as sure
  bare,      ///< one capitalised word: counts where it is somebody's surname
};

/// Words [first, last] of a name, without title and possessive. A nickname in quotation marks may
/// stand inside it: 'Xan "The Cat" Yorro'.
struct NameSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t begin = 0;  ///< where the mention begins: at the title, or the nation before it
  NameKind kind = NameKind::bare;
  std::optional<std::uint32_t> person;  ///< row of the table of persons
  bool office = false;  ///< the title is one of office ("President"), not "Mr" or none
  Finder finder = Finder::rule;
  std::uint8_t confidence = 100;  ///< per cent
};

/// Confidence of a rule that more than the name's own words speak for.
inline constexpr std::uint8_t kSureByContext = 70;

/// Whether words [first, last] are joined by hyphens alone: a surname ("Strauss-Kahn") or no name
/// at all ("Dodd-Frank"), but never a person's full name.
[[nodiscard]] bool is_one_word(const Words& words, std::size_t first, std::size_t last);

/// Spans in text order, none overlapping another. `model` is what the trained tagger found, empty
/// where the article is in a language that it does not know.
[[nodiscard]] std::vector<NameSpan> tag_names(const Words& words, const Names& names,
                                              const std::vector<OrgSpan>& orgs,
                                              const std::vector<tagger::TaggedSpan>& model,
                                              const Tables& tables);

}  // namespace newsdex::entities
