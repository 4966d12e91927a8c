// A text cut into words with the names of the tables, as the tagger and the rules see it.

#pragma once

#include <string_view>

#include "common/entities/names.h"
#include "tests/unit/entities_article.h"

namespace newsdex {

/// An English article, all body. Its words refer to it.
struct Cut {
  explicit Cut(std::string_view text)
      : article(body_only(text)), tokens(text::tokenize(article.text)) {
    text::place(tokens, article.zones);
    words = entities::read_words(article, tokens, entities::tables().lexicon);
    names = entities::find_names(words, entities::tables());
  }
  Cut(const Cut&) = delete;
  Cut& operator=(const Cut&) = delete;

  Article article;
  text::TokenList tokens;
  entities::Words words;
  entities::Names names;
};

}  // namespace newsdex
