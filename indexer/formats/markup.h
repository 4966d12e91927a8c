// Text fields that may hold HTML, as feeds and wire formats have them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/item.h"

namespace newsdex {

/// Whether a text has a tag or a character reference.
[[nodiscard]] bool has_markup(std::string_view text);

/// HTML as one line of text.
[[nodiscard]] std::string html_line(std::string_view html);

/// HTML as paragraphs. Where there is no tag in it, blank lines end the paragraphs.
[[nodiscard]] Paragraphs html_paragraphs(std::string_view html);

/// Plain text, whose paragraphs end at blank lines, or, without any, at each line.
[[nodiscard]] std::vector<Block> plain_paragraphs(std::string_view text);

/// Makes paragraphs the text of an article.
void set_text(RawArticle& article, Paragraphs paragraphs);

/// Keeps the first of equal values, and none that is empty.
void drop_repeated(std::vector<std::string>& values);

/// A string as JSON; bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace newsdex
