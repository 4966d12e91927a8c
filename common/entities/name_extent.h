// Where names end: behind "Jr.", and at a slash.

#pragma once

#include <vector>

#include "common/entities/name_tagger.h"

namespace newsdex::entities {

/// Names that a slash joins, "Yorro/Grun", are several: each of its own, of unknown bearers.
/// `spans` are in text order, before and after.
void split_at_slashes(const Words& words, std::vector<NameSpan>& spans);

/// "Xan Yorro, Jr." is a whole name, as "Xan Yorro Jr." is: the son is not the father whom the
/// tables know. `spans` are in text order, before and after.
void take_in_suffixes(const Words& words, const Tables& tables, std::vector<NameSpan>& spans);

}  // namespace newsdex::entities
