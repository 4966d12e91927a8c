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

/// What found a mention.
enum class Finder : std::uint8_t { dictionary, rule, model };

inline constexpr auto kFinderNames =
    std::to_array<std::string_view>({"dictionary", "rule", "model"});

[[nodiscard]] constexpr std::string_view to_string(Finder finder) {
  return kFinderNames[static_cast<std::size_t>(finder)];
}

/// One place in the text that speaks for a label: bytes [begin, end) of the stored text.
struct Evidence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  MentionKind kind = MentionKind::name;
  Zone zone = Zone::body;
  Finder finder = Finder::rule;
  std::uint8_t confidence = 100;  ///< per cent

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

/// How the speaker of a quotation is known.
enum class QuoteHow : std::uint8_t {
  explicit_verb,  ///< "Trump said"
  pronoun,        ///< "he said", resolved
  carried,        ///< the same speaker goes on
  lead_in,        ///< "Trump responded:"
  unknown,        ///< nothing tells
};

inline constexpr auto kQuoteHowNames =
    std::to_array<std::string_view>({"explicit", "pronoun", "carried", "lead-in", "unknown"});

[[nodiscard]] constexpr std::string_view to_string(QuoteHow how) {
  return kQuoteHowNames[static_cast<std::size_t>(how)];
}

/// Direct speech: bytes [begin, end) of the stored text, marks included.
struct Quote {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string speaker;        ///< label or descriptor ("An Arab official"); empty if unknown
  std::string speaker_value;  ///< value of the person or organisation; empty for a descriptor
  QuoteHow how = QuoteHow::unknown;

  friend bool operator==(const Quote&, const Quote&) = default;
};

/// A date in the text: bytes [begin, end) of it.
struct MentionedDate {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// EDTF: `2025-06-12`, `2025-06`, `XXXX-06-12` where the text gives no year and the article has
  /// no date, `2025-06-14/2025-06-15`. Empty for a weekday of an undated article.
  std::string edtf;

  friend bool operator==(const MentionedDate&, const MentionedDate&) = default;
};

/// Every kind sorted by mentions, most first, then by value.
struct Labels {
  std::vector<Label> persons;
  std::vector<Label> countries;
  std::vector<Label> places;
  std::vector<Label> regions;
  std::vector<Label> orgs;
  std::vector<Label> cited;
  /// Sources without a name: `label` the descriptor ("An Arab official"), `value` its slug, `kind`
  /// the label of the outlet that it came through, empty where it is the article's own.
  std::vector<Label> unnamed;
  /// Mentions that name more than one entity and so count for none: a bare surname that two
  /// persons of the article share, "Congolese". `label` is the surface, `kind` person or country.
  std::vector<Label> ambiguous;
  std::vector<Quote> quotes;         ///< sorted by begin, disjoint
  std::vector<MentionedDate> dates;  ///< sorted by begin, disjoint

  friend bool operator==(const Labels&, const Labels&) = default;
};

}  // namespace newsdex
