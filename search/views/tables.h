// Views other than lists of articles, for people.

#pragma once

#include <iosfwd>
#include <string>

#include "search/answer.h"
#include "search/excerpts.h"
#include "search/views/text.h"

namespace newsdex {

/// A bar for each period, as long as its count against the longest; the count, and its share of all
/// articles of that period.
void print_timeline(std::ostream& out, const Timeline& timeline, const TextStyle& style);

void print_pairs(std::ostream& out, const Cooccurrence& pairs, const TextStyle& style);
void print_terms(std::ostream& out, const Answer& answer, const TextStyle& style);

/// One quotation: who, what, and where it stands.
void print_quote(std::ostream& out, const Hit& hit, const Quote& quote, const TextStyle& style);

/// One place that matched, in its sentence.
void print_excerpt(std::ostream& out, const Hit& hit, const Excerpt& excerpt,
                   const TextStyle& style);

}  // namespace newsdex
