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
  std::vector<Reason> reasons;
};

/// How one article stands to a query.
struct WhyNot {
  Record record;
  std::vector<Why> clauses;
};

}  // namespace newsdex
