// The page of results: what was found, how it was read, over time, by facets.

#pragma once

#include "common/archive/archive.h"
#include "search/answer.h"
#include "search/explanation.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"
#include "search/serve/page/results.h"

namespace newsdex::serve {

/// What the page shows: an answer and the rows of it that were read.
struct Results {
  const Archive& archive;
  const Answer& answer;
  const Request& request;
  std::vector<Hit> hits;
  std::vector<QuoteOfHit> quotes;  ///< View::quotes: instead of hits
  bool has_more_quotes = false;
  std::optional<Explanation> explanation;  ///< if asked for
};

[[nodiscard]] Html search_view(const Results& results, const Location& here);

/// An archive without articles.
[[nodiscard]] Html empty_archive_view();

/// What went wrong: `code` as in InputError. The reader's query stays in the form above.
[[nodiscard]] Html error_view(std::string_view code, const std::string& message,
                              const std::string& hint, const Location& here);

}  // namespace newsdex::serve
