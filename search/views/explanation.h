// How a query was read and why articles are in its result, for people.

#pragma once

#include <iosfwd>

#include "search/explanation.h"
#include "search/views/text.h"

namespace newsdex {

/// The tree, each clause with its articles and what it stands for, which of them left nothing, and
/// what orders the result.
void print_explanation(std::ostream& out, const Explanation& explanation, const Answer& answer,
                       const Request& request);

/// One line a clause: whether the article has it, and on which lines of its text.
void print_why(std::ostream& out, const std::vector<Why>& clauses, const Record& record,
               const TextStyle& style);

/// The same of an article that is perhaps in the result, perhaps not, with the names that were
/// looked for.
void print_why_not(std::ostream& out, const WhyNot& why_not, const Explanation& explanation,
                   const TextStyle& style);

}  // namespace newsdex
