// The articles of a part that have a term, by its posting lists.

#pragma once

#include <string>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "search/deadline.h"

namespace newsdex {

/// Those `among` some articles of a part that have a term. Throws ArchiveError where the part is
/// damaged, InputError (`timeout`) past the deadline.
[[nodiscard]] Roaring postings(const Part& part, const std::string& term, const Roaring& among,
                               const Deadline& deadline);
/// Those that have any of some terms.
[[nodiscard]] Roaring postings(const Part& part, const std::vector<std::string>& terms,
                               const Roaring& among, const Deadline& deadline);

}  // namespace newsdex
