// Articles made by hand for the tests of common/entities.

#pragma once

#include <string>
#include <string_view>

#include "common/article.h"
#include "common/entities/entities.h"
#include "common/text/positions.h"

namespace newsdex {

/// An article whose whole text is body.
inline Article body_only(std::string_view text, std::string_view language = "en") {
  Article article;
  article.text = text;
  article.language = language;
  article.zones = {{Zone::body, 0, static_cast<std::uint32_t>(text.size())}};
  return article;
}

/// An article with a title and one paragraph of body, a newline between them.
inline Article titled(std::string_view title, std::string_view body) {
  Article article;
  article.text = std::string(title) + '\n' + std::string(body);
  article.language = "en";
  const auto end = static_cast<std::uint32_t>(title.size());
  article.zones = {{Zone::title, 0, end},
                   {Zone::body, end + 1, static_cast<std::uint32_t>(article.text.size())}};
  return article;
}

inline Labels labels_of(const Article& article) {
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  return entities::find_entities(article, tokens);
}

/// "IR US": values in alphabetical order, `-` for none.
inline std::string values(const std::vector<Label>& labels) {
  std::vector<std::string> sorted;
  for (const Label& label : labels) sorted.push_back(label.value);
  std::sort(sorted.begin(), sorted.end());
  std::string joined;
  for (const std::string& value : sorted) joined += (joined.empty() ? "" : " ") + value;
  return joined.empty() ? "-" : joined;
}

}  // namespace newsdex
