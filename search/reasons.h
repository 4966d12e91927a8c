// Why an article is in a result, or not: the clauses of a query one by one.

#pragma once

#include <string>
#include <vector>

#include "search/match.h"
#include "search/plan.h"
#include "search/snippet.h"

namespace newsdex {

/// A clause that is not made of others: a word, a phrase, a name, a date.
struct Reason {
  std::string text;      ///< as the query's tree prints it
  bool negated = false;  ///< under a NOT: an article is in the result for not having it
  Matches articles;      ///< that have it
  Sought sought;
  std::vector<std::string> hints;  ///< how it was read: who is meant by a name
};

/// The clauses of a query, from left to right. A clause that planning refuses, throws, as does what
/// lasts past the deadline.
[[nodiscard]] std::vector<Reason> find_reasons(const query::Node& root, const Archive& archive,
                                               Vocabulary& vocabulary, const Deadline& deadline);

/// How one article stands to one clause.
struct Why {
  std::string clause;
  bool negated = false;
  bool has = false;         ///< whether the article has it; with `negated` it should not
  std::vector<Mark> where;  ///< in its text; empty for dates, sources and the like
};

[[nodiscard]] std::vector<Why> why(const std::vector<Reason>& reasons, const Record& record,
                                   std::size_t part, std::uint32_t docid, text::Stemmer& stemmer,
                                   const Deadline& deadline);

}  // namespace newsdex
