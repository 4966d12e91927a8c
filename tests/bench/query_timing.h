// How long programs take to answer the same queries, each in its own process.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace newsdex::bench {

/// A query of no program's language. Kinds and their words: `term` a; `or`, `and` a b…; `phrase` a
/// b; `prefix` its letters; `filter` a, a publisher, a year; `facets` a, with the ten most frequent
/// publishers, persons and countries beside.
struct TimedQuery {
  std::string kind;
  std::vector<std::string> words;
};

/// Answers with the ten best articles, text and snippet read. The number of all articles found, for
/// `facets` the sum of what is counted, or nullopt for a kind that the program has no answer for.
using AnswerQuery = std::function<std::optional<std::uint64_t>(const TimedQuery&)>;

/// Reads `KIND<TAB>WORD<TAB>WORD…` a line from `path`; prints for each query `KIND<TAB>WORDS<TAB>
/// ARTICLES<TAB>MICROSECONDS`: CPU time of this thread, the best of `rounds`.
void time_queries(const std::string& path, int rounds, const AnswerQuery& answer);

}  // namespace newsdex::bench
