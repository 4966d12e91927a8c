// Highlighting: where a text answers the query, by the tokens that matched.

#pragma once

#include <cstdint>
#include <vector>

#include "common/archive/record.h"
#include "search/deadline.h"
#include "search/word_matcher.h"

namespace newsdex {

/// A stretch of a text to be marked: bytes [begin, end).
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t pattern = 0;  ///< which of the query's patterns it answers; values come last

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// Everything in an article that a query looked for, sorted, overlaps joined. What has to stand
/// close to something else is there only where it does. `matcher` is of the query and of the
/// article's language. Throws InputError (`timeout`) past the deadline.
[[nodiscard]] std::vector<Mark> find_marks(const Record& record, WordMatcher& matcher,
                                           const Deadline& deadline);

}  // namespace newsdex
