// A run of capitals whose last word comes back alone is a person: "Xan Yorro", later "Yorro said".

#pragma once

#include <vector>

#include "common/entities/name_tagger.h"

namespace newsdex::entities {

/// Makes possible names of `spans` full ones where the last word stands alone elsewhere, speaking
/// or owning something or with an age. Words that the article also writes small or behind an
/// article ("the Yorro") are none.
void promote_repeated(const Words& words, const Names& names, const Tables& tables,
                      std::vector<NameSpan>& spans);

/// Whether the article writes word `i` small, too, and it is no known name: "Election" in "General
/// Election".
[[nodiscard]] bool is_word_of_article(const Words& words, std::size_t i);

}  // namespace newsdex::entities
