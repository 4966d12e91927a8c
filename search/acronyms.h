// Organisations by acronyms that articles explain: "IOM" is the International Organization for
// Migration where an article calls it so.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/archive.h"
#include "common/schema.h"
#include "search/deadline.h"

namespace newsdex {

/// The word of the index that a name in capitals is, if it may be an acronym: one word of at least
/// two letters.
[[nodiscard]] std::optional<std::string> acronym_of(std::string_view name);

/// The values whose labels' capitals are the letters of an acronym, and which a live article calls
/// so: the word is one of those at which the value's term stands. Throws InputError (`timeout`)
/// past the deadline.
[[nodiscard]] std::vector<std::string> values_called(const Archive& archive, FieldId field,
                                                     const std::string& acronym,
                                                     const Deadline& deadline);

}  // namespace newsdex
