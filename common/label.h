// What an article is found to be about: entities, each with the evidence for it.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/zone.h"

namespace newsdex {

/// How a mention names its entity.
enum class MentionKind : std::uint8_t {
  name,         ///< the usual name: "Iran"
  abbrev,       ///< "U.S.", "UAE"
  alias,        ///< another name: "the Islamic Republic", "WSJ", "IDF"
  demonym,      ///< "Iranian"
  metonym,      ///< a capital or seat that stands for the government: "Tehran has signaled"
  place,        ///< a place inside the country
  org_implied,  ///< an organisation that implies a country; never counted
  full,         ///< a person's full name
  surname,      ///< a bare surname, bound to a full name or to the dictionary
  attribution,  ///< words that name a source: "according to The Wall Street Journal"
};

inline constexpr auto kMentionKindNames =
    std::to_array<std::string_view>({"name", "abbrev", "alias", "demonym", "metonym", "place",
                                     "org-implied", "full", "surname", "attribution"});

[[nodiscard]] constexpr std::string_view to_string(MentionKind kind) {
  return kMentionKindNames[static_cast<std::size_t>(kind)];
}

/// One place in the text that speaks for a label: bytes [begin, end) of the stored text.
struct Evidence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  MentionKind kind = MentionKind::name;
  Zone zone = Zone::body;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// How sure the value of a label is: spelled out in this article, or known from the dictionary
/// only (a bare "Trump"). `person.certain:` leaves the second out.
enum class Resolved : std::uint8_t { text, dictionary };

/// One entity of an article. `value` is its stable key (`donald_trump`, `IR`), lower case but for
/// ISO codes, without quotes, backslashes, outer blanks and control characters; at most
/// kMaxLabelValueBytes long. `label` is the name to show.
struct Label {
  std::string value;
  std::string label;
  std::uint32_t mentions = 0;  ///< evidence in title, lead, body and caption; org_implied left out
  Resolved resolved = Resolved::text;
  bool about = false;              ///< countries: the article is about it, not only mentions it
  std::uint8_t score = 0;          ///< countries: 0..99, what `about` was decided from
  std::string country;             ///< places: ISO code, empty where unknown
  std::string kind;                ///< cited: report, interview, wire, translation
  std::vector<Evidence> evidence;  ///< sorted by begin

  friend bool operator==(const Label&, const Label&) = default;
};

inline constexpr std::size_t kMaxLabelValueBytes = 120;

/// Every kind sorted by mentions, most first, then by value.
struct Labels {
  std::vector<Label> persons;
  std::vector<Label> countries;
  std::vector<Label> places;
  std::vector<Label> regions;
  std::vector<Label> orgs;
  std::vector<Label> cited;
  /// Mentions that name more than one entity and so count for none: a bare surname that two
  /// persons of the article share, "Congolese". `label` is the surface, `kind` person or country.
  std::vector<Label> ambiguous;

  friend bool operator==(const Labels&, const Labels&) = default;
};

}  // namespace newsdex
