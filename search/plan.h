// A query as an archive can answer it: words turned into terms, names into values.
//
// Planning knows the archive's vocabulary and columns; matching (search/match.h) knows only
// clauses. All expansion happens here, once, over all parts, into plain terms.

#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/archive.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"
#include "common/zone.h"
#include "search/deadline.h"
#include "search/query/tree.h"
#include "search/vocabulary.h"

namespace newsdex {

/// One place of a phrase: any of `terms`, and none of `except`, `offset` positions behind the first
/// place.
struct Slot {
  std::uint32_t offset = 0;
  std::vector<std::string> terms;
  std::vector<std::string> except;

  friend bool operator==(const Slot&, const Slot&) = default;
};

/// A set of articles, described.
struct Clause {
  enum class Kind : std::uint8_t {
    all,
    nothing,
    terms,     ///< any of `terms`
    some_of,   ///< at least `low` of `terms`
    phrase,    ///< `slots` side by side, within one of `bands` or one quotation of `speaker_term`
    unknown,   ///< no value in `field`
    date,      ///< `field` within `days`
    undated,   ///< no date in `field`
    number,    ///< words within [low, high]
    near,      ///< places of the two children as close as `proximity` says
    atleast,   ///< at least `low` places of the one child
    mentions,  ///< `values` mentioned at least `low` times together; `terms` are theirs
    both,
    either,
    negation,
  };

  Kind kind = Kind::all;
  std::vector<std::string> terms;
  std::vector<Slot> slots;
  std::vector<text::Band> bands;  ///< phrase: where it may stand, ascending; empty: anywhere
  /// phrase, near: a term; all positions from first to last have to be its, too. Empty: none.
  std::string speaker_term;
  query::Proximity proximity;
  std::string text_prefix;  ///< near: of the text that both stand in; empty for the story
  std::vector<std::pair<FieldId, std::string>> values;
  FieldId field = FieldId::person;
  DayRange days{kFirstDay, kLastDay};
  std::uint64_t low = 0;
  std::uint64_t high = UINT64_MAX;
  std::vector<Clause> children;
};

/// What a token of a text has to be, to be shown as a match: one of these folded words, a word of
/// one of these stems, one that fits `pattern` (search/wildcard.h), or one written in one of these
/// spellings.
struct TokenPattern {
  std::uint32_t offset = 0;  ///< positions behind the first token of the pattern
  std::vector<std::string> words;
  std::vector<std::string> stems;
  std::string pattern;
  std::vector<std::string> spellings;
};

/// Where a pattern is looked for: in some zones, or in what some speakers are quoted as saying.
struct HighlightScope {
  std::vector<Zone> zones;
  std::vector<std::string> speakers;  ///< values of `said`

  friend auto operator<=>(const HighlightScope&, const HighlightScope&) = default;
};

/// What a clause looks for in a text: `tokens` in a row; or the evidence of labels; or any of
/// `operands`; or the two `operands` as close as `proximity` says, each only where it takes part.
struct HighlightPattern {
  enum class Kind : std::uint8_t { tokens, labels, either, near };

  Kind kind = Kind::tokens;
  HighlightScope scope;
  std::vector<TokenPattern> tokens;
  std::vector<std::pair<FieldId, std::string>> values;
  query::Proximity proximity;
  std::vector<HighlightPattern> operands;
};

/// What the positive part of a query looks for, to order by and to show.
struct Sought {
  std::set<std::string> terms;  ///< what BM25 weighs
  std::vector<HighlightPattern> patterns;
  std::vector<std::pair<FieldId, std::string>> values;  ///< labels whose evidence is shown
};

/// The words or values that a wildcard of the query stands for, sorted.
struct Expansion {
  std::string pattern;  ///< as in the query's spelling: `negotiat*`
  std::vector<std::string> words;
};

struct Plan {
  /// One clause a conjunct of the query's top level, beside the node that it came from.
  std::vector<std::pair<query::Node, Clause>> conjuncts;
  Sought sought;
  std::vector<Expansion> expansions;
  std::vector<std::string> hints;
};

/// Plans a query for an archive. Throws InputError: `query_too_large` past one of the bounds below,
/// `timeout` past the deadline.
[[nodiscard]] Plan make_plan(const query::Node& root, const Archive& archive,
                             Vocabulary& vocabulary, const Deadline& deadline);

inline constexpr std::size_t kMaxExpansion = 1000;  ///< words or values of one wildcard
inline constexpr std::size_t kMaxWeighed = 50;  ///< words of one wildcard that rank: the frequent
inline constexpr std::size_t kMaxTotalExpansion = 10'000;  ///< of all wildcards of a query
inline constexpr std::size_t kMaxPaths = 100'000;          ///< of one `path:` or `id:` wildcard
inline constexpr std::size_t kMaxLabels = 100;             ///< label clauses of a query
inline constexpr std::size_t kMaxSpeakers = 1000;          ///< that one `said:X words` means

}  // namespace newsdex
