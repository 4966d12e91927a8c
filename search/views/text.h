// Answers for people: plain where piped, bold and coloured in a terminal.

#pragma once

#include <iosfwd>

#include "search/answer.h"

namespace newsdex {

/// How text is marked up.
struct TextStyle {
  bool color = false;
  std::size_t width = 0;  ///< columns to break lines at; 0: nowhere
};

/// Text made safe for a terminal (text::printable), and in bold, dim or as a match where coloured.
[[nodiscard]] std::string bold(std::string_view text, const TextStyle& style);
[[nodiscard]] std::string dim(std::string_view text, const TextStyle& style);
[[nodiscard]] std::string marked(std::string_view text, const TextStyle& style);

/// `text` broken at blanks into lines that fit the width, each behind `indent` blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent,
                                  const TextStyle& style);

/// "1 article", "2 articles".
[[nodiscard]] std::string plural(std::uint64_t count, std::string_view thing);

/// "2 articles", what could not be counted in, and the facets below it.
void print_summary(std::ostream& out, const Answer& answer);
void print_facets(std::ostream& out, const Answer& answer, const TextStyle& style);

/// One hit of a list: title, where from and when, snippet, who and where.
void print_hit(std::ostream& out, const Hit& hit, const TextStyle& style);

/// A whole article: what is known of it, its text by zones, every label with its evidence.
void print_article(std::ostream& out, const Hit& hit, const TextStyle& style);

}  // namespace newsdex
