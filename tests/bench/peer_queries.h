// What newsdex and its peers are asked by scripts/bench_queries.sh, and how their answers are
// timed.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace newsdex::bench {

/// A question that each program puts in its own language. Words are as in the text, lower case.
struct PeerQuery {
  std::string kind;
  /// term: one word. or, and, phrase: two or three. prefix: the first letters of words. filter: a
  /// word, a publisher, and the first and last day. facets: a word.
  std::vector<std::string> words;
};

/// Asks each line of the file `queries` (a kind and words, tabs between them) `rounds` times and
/// prints a line a kind: kind, queries, the percentiles 50 and 99 of the best times in
/// microseconds, and the articles found by all of them. `ask` gives how many articles match, after
/// it has made what a page of ten shows. Throws std::runtime_error for a file that cannot be read.
void time_queries(const std::string& queries, unsigned rounds,
                  const std::function<std::uint64_t(const PeerQuery&)>& ask);

}  // namespace newsdex::bench
