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
#include "common/text/tokenizer.h"
#include "common/zone.h"
#include "search/query/tree.h"
#include "search/vocabulary.h"

namespace newsdex {

/// One place of a phrase: any of `terms`, `offset` positions behind the first place.
struct Slot {
  std::uint32_t offset = 0;
  std::vector<std::string> terms;

  friend bool operator==(const Slot&, const Slot&) = default;
};

/// A set of articles, described.
struct Clause {
  enum class Kind : std::uint8_t {
    all,
    nothing,
    terms,    ///< any of `terms`
    some_of,  ///< at least `low` of `terms`
    phrase,   ///< `slots` side by side, at positions within one of `bands`
    unknown,  ///< no value in `field`
    date,     ///< published within `days`
    undated,
    number,  ///< words within [low, high]
    both,
    either,
    negation,
  };

  Kind kind = Kind::all;
  std::vector<std::string> terms;
  std::vector<Slot> slots;
  std::vector<text::Band> bands;  ///< empty: anywhere
  FieldId field = FieldId::person;
  DayRange days{kFirstDay, kLastDay};
  std::uint64_t low = 0;
  std::uint64_t high = UINT64_MAX;
  std::vector<Clause> children;
};

/// What a token of a text has to be, to be shown as a match: one of these folded words, a word of
/// one of these stems, or a word that begins with `prefix`.
struct TokenPattern {
  std::uint32_t offset = 0;  ///< positions behind the first token of the pattern
  std::vector<std::string> words;
  std::vector<std::string> stems;
  std::string prefix;
};

/// Tokens in a row that a positive clause looks for, in some zones.
struct HighlightPattern {
  std::vector<TokenPattern> tokens;
  std::vector<Zone> zones;
};

/// What the positive part of a query looks for, to order by and to show.
struct Sought {
  std::set<std::string> terms;  ///< what BM25 weighs
  std::vector<HighlightPattern> patterns;
  std::vector<std::pair<FieldId, std::string>> values;  ///< labels whose evidence is shown
};

struct Plan {
  /// One clause a conjunct of the query's top level, beside the node that it came from.
  std::vector<std::pair<query::Node, Clause>> conjuncts;
  Sought sought;
  std::vector<std::string> hints;
};

/// Plans a query for an archive. Throws InputError (`query_too_large`) past one of the bounds
/// below.
[[nodiscard]] Plan make_plan(const query::Node& root, const Archive& archive,
                             Vocabulary& vocabulary);

inline constexpr std::size_t kMaxExpansion = 1000;         ///< words or values of one wildcard
inline constexpr std::size_t kMaxTotalExpansion = 10'000;  ///< of all wildcards of a query
inline constexpr std::size_t kMaxPaths = 100'000;          ///< of one `path:` or `id:` wildcard
inline constexpr std::size_t kMaxLabels = 100;             ///< label clauses of a query
inline constexpr std::size_t kMaxPhraseWords = 64;

}  // namespace newsdex
