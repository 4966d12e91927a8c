// Persons of an article: names joined to those who bear them.
//
// A bare surname is the person whose full name stands in the article; without one it is the
// person whom the dictionary knows by that word alone. Two bearers make it ambiguous. Names are
// never joined by substring, edit distance or first initial; inside an article a part of a longer
// name ("Loureiro Pinto" of "Ana Loureiro Pinto"), a turned one ("Orbán Viktor") and another
// spelling of a foreign one (transliteration.h) are, and so is a surname before the last
// ("Loureiro"), where nobody has it as his last. A surname that only ever stands behind a title
// ("Captain Varga") is a person of that name, and so is one word that the tagger is sure of; a
// given name is the one person of the article who bears it. Nicknames in quotation marks are no
// part of a name.

#pragma once

#include <vector>

#include "common/entities/name_tagger.h"
#include "common/label.h"

namespace newsdex::entities {

struct Persons {
  std::vector<Label> labels;
  std::vector<Label> ambiguous;  ///< surnames that two persons share
  std::vector<bool> is_person;   ///< by word: part of a person's name
};

[[nodiscard]] Persons join_persons(const Words& words, const Names& names,
                                   const std::vector<NameSpan>& spans, const Tables& tables);

}  // namespace newsdex::entities
