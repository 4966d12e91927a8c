// How a query was read and what each of its clauses finds: plain values.

#pragma once

#include <string>
#include <vector>

#include "search/answer.h"
#include "search/reasons.h"

namespace newsdex {

/// One conjunct of a query's top level.
struct ConjunctCount {
  std::string text;
  std::uint64_t articles = 0;  ///< that have it
  std::uint64_t left = 0;      ///< that have it and all conjuncts before it
};

struct Explanation {
  std::string parsed;
  Day today{};
  std::vector<ConjunctCount> conjuncts;
  std::vector<Expansion> expansions;  ///< of the query's wildcards, in its order
  std::vector<Reason> reasons;
  Matches result{{}};  ///< what all conjuncts have
};

/// How one article stands to a query.
struct WhyNot {
  Record record;
  bool in_result = false;
  std::vector<Why> clauses;
};

}  // namespace newsdex
