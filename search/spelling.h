// Words of an archive that are spelled nearly like one that it has not.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/archive/archive.h"
#include "search/deadline.h"

namespace newsdex {

/// The nearest words of the archive to a folded word, best first, at most three: those as few edits
/// away as is likely (search/edits.h); nearer ones first, then those of more articles. All begin
/// with the same letter, and stand in two articles at least. Throws InputError (`timeout`) past the
/// deadline.
[[nodiscard]] std::vector<std::string> nearest_words(const Archive& archive,
                                                     std::string_view folded,
                                                     const Deadline& deadline);

}  // namespace newsdex
