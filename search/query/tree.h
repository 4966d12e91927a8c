// A query as a tree that prints itself.
//
// The tree says what was typed, not how it is answered: words are text, values are text; nothing
// here knows an archive.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/moment.h"
#include "common/schema.h"
#include "common/zone.h"
#include "search/query/proximity.h"

namespace newsdex::query {

struct Node {
  enum class Kind : std::uint8_t {
    all,      ///< every article
    nothing,  ///< no article: words that hold no letter or digit; the root only
    word,     ///< `text`: one blank-delimited word, punctuation and hyphens as typed
    phrase,   ///< `text`: what stood in the quotes
    pattern,  ///< `text`: a word with wildcards, `*` for any letters and `?` for one
    exact,    ///< `text`, a word or (`quoted`) a phrase, with its accents; `cased`: and its case
    label,    ///< `field` (a label or exact one) has the value or name `text`
    field_words,  ///< a FieldKind::text field holds the words or phrase `text`
    date,         ///< `field` within `days`, `unknown` for articles without that date
    number,       ///< `field` within [low, high]
    near,         ///< its two children as close as `proximity` says
    atleast,      ///< its one child at least `low` times
    both,         ///< all `children`: AND
    either,       ///< any of the `children`: OR
    negation,     ///< not its one child
    within,       ///< its one child, words and phrases looked for in `zone` only
    spoken,       ///< its one child, looked for in what the speaker `text` is quoted as saying
  };

  Kind kind = Kind::all;
  std::string text;
  FieldId field = FieldId::person;
  bool quoted =
      false;  ///< label, field_words, spoken: `text` was in quotes; false for exact fields
  bool prefix_match = false;  ///< label, spoken: the value ended in `*`
  bool cased = false;
  bool unknown = false;  ///< date: `date:unknown`
  DayRange days{kFirstDay, kLastDay};
  std::uint64_t low = 0;
  std::uint64_t high = UINT64_MAX;
  Zone zone = Zone::body;
  Proximity proximity;
  std::vector<Node> children;

  friend bool operator==(const Node&, const Node&) = default;
};

// The functions below build trees in normal form, the only one that the parser makes:
// - `both` and `either` have at least two different children, none of their own kind, and at most
//   one `within` for each zone and one `spoken` for each speaker; `all` is no child of `both`;
// - `negation` is never doubled;
// - `within` and `spoken` have below them what is looked for in the text, `both` and `either`, and
//   nothing else;
// - `near` has words, phrases, patterns, exact ones and labels below it, `either` of these, and
//   `near`; `atleast` has one of the first four or `either` of them, or labels.

/// All of `parts`; `all` where there are none.
[[nodiscard]] Node conjunction(std::vector<Node> parts);

/// Any of `parts`; `nothing` where there are none.
[[nodiscard]] Node disjunction(std::vector<Node> parts);

/// Everything but `part`.
[[nodiscard]] Node negation(Node part);

/// `part` in `zone` only.
[[nodiscard]] Node within(Zone zone, Node part);

/// `part` in what a speaker is quoted as saying; `speaker` is a label of FieldId::said.
[[nodiscard]] Node spoken(const Node& speaker, Node part);

/// The canonical spelling, which reads back as the same tree, whatever "today" is, if the tree is
/// in normal form: `(talks OR "peace deal") AND person:"Donald Trump" AND NOT
/// date:2025-06-01..2025-06-30`.
[[nodiscard]] std::string to_string(const Node& node);

}  // namespace newsdex::query
