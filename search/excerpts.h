// Pieces of an article that answer a query: places with their sentences, and quotations.

#pragma once

#include <string>
#include <vector>

#include "common/archive/record.h"
#include "search/plan.h"
#include "search/snippet.h"

namespace newsdex {

/// A place that matched, and the sentence that it stands in: bytes of the article's text.
struct Excerpt {
  Mark mark;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Zone zone = Zone::body;
};

/// One for each mark. A sentence ends where the tokenizer begins another, and with its paragraph.
[[nodiscard]] std::vector<Excerpt> make_excerpts(const Record& record,
                                                 const std::vector<Mark>& marks);

/// The article's quotations; where the query has `said:`, those of its speakers alone, and where
/// words stand behind it, those of them that hold one of these. Throws as find_marks does.
[[nodiscard]] std::vector<Quote> matching_quotes(const Record& record, const Sought& sought,
                                                 text::Stemmer& stemmer, const Deadline& deadline);

/// The zone that a byte of the text stands in; boilerplate outside of all zones.
[[nodiscard]] Zone zone_at(const Zones& zones, std::uint32_t at);

/// The line of a text, from 1, that a byte stands in.
[[nodiscard]] std::size_t line_at(const std::string& text, std::uint32_t at);

}  // namespace newsdex
