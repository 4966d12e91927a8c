// The mark of whose copy a story is: "LONDON (Reuters) -" before it, "(AFP)" behind it.
//
// It attributes the story to its agency and is no part of what the story tells, so it mentions no
// organisation.

#pragma once

#include <cstdint>
#include <optional>

#include "common/entities/organisation.h"

namespace newsdex::entities {

/// The byte where the mark ends, if `outlet` stands in one.
[[nodiscard]] std::optional<std::uint32_t> agency_mark_end(const Words& words,
                                                           const OrgSpan& outlet);

}  // namespace newsdex::entities
