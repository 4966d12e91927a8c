// Supplied fields in their stored form, and the few that the text itself gives.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/zone.h"

namespace newsdex {

/// ISO 639-1 code of a language tag ("en-US", "ENG", "de"), empty where it is none.
[[nodiscard]] std::string language_code(std::string_view tag);

/// The persons of byline texts: "By Ana Duarte and Jo Smith" gives two. "By" and its like are
/// dropped; "Ana Duarte, Reuters" stays whole, for it may be one person.
[[nodiscard]] std::vector<std::string> byline_names(const std::vector<std::string>& bylines);

}  // namespace newsdex
