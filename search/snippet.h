// Snippets and highlighting: where a text answers the query, by the tokens that matched.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/archive/record.h"
#include "common/text/stemmer.h"
#include "search/plan.h"

namespace newsdex {

/// A stretch of a text to be marked: bytes [begin, end).
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t pattern = 0;  ///< which of the query's patterns it answers; values come last

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// Everything in an article that a query looked for, sorted, overlaps joined. `stemmer` is of the
/// article's language.
[[nodiscard]] std::vector<Mark> find_marks(const Record& record, const Sought& sought,
                                           text::Stemmer& stemmer);

/// About `width` bytes of the article around its best marks (most different patterns, then most
/// marks, then the earliest), whole words, HTML-escaped, marks in <b>…</b>, cuts shown as `…`. The
/// title is left out unless there is nothing else; without marks, the beginning of the story.
[[nodiscard]] std::string make_snippet(const Record& record, const std::vector<Mark>& marks,
                                       std::size_t width);

}  // namespace newsdex
