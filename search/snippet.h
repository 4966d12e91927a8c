// Snippets: the piece of a text that answers the query best, with what matched marked.

#pragma once

#include <string>
#include <vector>

#include "common/archive/record.h"
#include "search/marks.h"

namespace newsdex {

/// About `width` bytes of the article around its best marks (most different patterns, then most
/// marks, then the earliest), whole words, HTML-escaped, marks in <b>…</b>, cuts shown as `…`. The
/// title is left out unless there is nothing else; without marks, the beginning of the story.
[[nodiscard]] std::string make_snippet(const Record& record, const std::vector<Mark>& marks,
                                       std::size_t width);

}  // namespace newsdex
