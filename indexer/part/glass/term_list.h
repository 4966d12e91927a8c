// The terms of an article as the glass table `termlist` holds them: what deleting or replacing an
// article by Xapian's own means, and merging parts, go by.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/part/part_document.h"

namespace newsdex::glass {

/// `postings` are sorted by term; `length` is the sum of their wdf.
[[nodiscard]] std::string encode_term_list(const std::vector<Posting>& postings,
                                           std::uint64_t length);

}  // namespace newsdex::glass
