// Stretches of positions in one text, and which of them stand close to each other.
//
// Positions are those of text::place: they go up by one a word and jump where a paragraph ends.
// Matching reads them from the index, highlighting from the text; both compare them here, so that
// what is marked is what matched.
//
// A pair of stretches is represented by the stretch from the first to the last word of both, and
// of such stretches only those that contain no other are kept: the minimal intervals of Clarke,
// Cormack and Burkowski, "An Algebra for Structured Text Search and a Framework for its
// Implementation", The Computer Journal 38(1), 1995. They are at most as many as their parts.

#pragma once

#include <cstdint>
#include <vector>

#include "search/query/proximity.h"

namespace newsdex {

/// Positions first <= last, both included.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
};

/// Sorted, each once.
using Spans = std::vector<Span>;

/// Positions of first words, ascending: where paragraphs and sentences begin.
struct Breaks {
  std::vector<std::uint32_t> paragraphs;
  std::vector<std::uint32_t> sentences;  ///< those that begin paragraphs included
};

/// Two stretches are as close as asked if they do not overlap, and with `proximity.negated` left
/// aside. Each function takes n log n time, with a factor of at most kMaxDistance for `pairs_of`.

/// The minimal stretches of a left one and a right one that are close.
[[nodiscard]] Spans pairs_of(const Spans& left, const Spans& right,
                             const query::Proximity& proximity, const Breaks& breaks);

/// Those of `left`, or of `right`, that have a partner in the other.
[[nodiscard]] Spans left_of_pairs(const Spans& left, const Spans& right,
                                  const query::Proximity& proximity, const Breaks& breaks);
[[nodiscard]] Spans right_of_pairs(const Spans& left, const Spans& right,
                                   const query::Proximity& proximity, const Breaks& breaks);

/// `a` without what is in `b`.
[[nodiscard]] Spans without(const Spans& a, const Spans& b);

/// Sorted, each once.
[[nodiscard]] Spans sorted(Spans spans);

}  // namespace newsdex
