// Verbs that headlines write with a capital between names: "Yorro Slams Zell".

#pragma once

#include "common/entities/words.h"

namespace newsdex::entities {

/// Whether a word with a capital is an English verb of headlines, in the third person or auxiliary,
/// that is hardly ever a name.
[[nodiscard]] bool is_headline_verb(const Word& word);

}  // namespace newsdex::entities
