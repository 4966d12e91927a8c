// Answers for people: plain where piped, bold and coloured in a terminal.

#pragma once

#include <iosfwd>

#include "search/answer.h"

namespace newsdex {

/// How text is marked up.
struct TextStyle {
  bool color = false;
};

/// "2 articles", what could not be counted in, and the facets below it.
void print_summary(std::ostream& out, const Answer& answer);
void print_facets(std::ostream& out, const Answer& answer, const TextStyle& style);

/// One hit of a list: title, where from and when, snippet, who and where.
void print_hit(std::ostream& out, const Hit& hit, const TextStyle& style);

/// A whole article: what is known of it, its text by zones, every label with its evidence.
void print_article(std::ostream& out, const Hit& hit, const TextStyle& style);

}  // namespace newsdex
