// Names that a page has glued to the words behind them: "Xan YorroPresident Grun" where a tag and
// a headline stood side by side.

#pragma once

#include <vector>

#include "common/entities/name_tagger.h"

namespace newsdex::entities {

/// Drops names with a word that goes on with a capital behind four letters or more which
/// the article also writes as a word of its own: "YorroPresident" beside "Yorro", but never
/// "McConnell" or "FitzGerald" alone. Linear in the text.
void drop_glued(const Words& words, std::vector<NameSpan>& spans);

}  // namespace newsdex::entities
