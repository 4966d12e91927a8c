// The terms of an article as the glass table `termlist` holds them: what deleting or replacing an
// article by Xapian's own means, and merging parts, go by.

#pragma once

#include <cstdint>
#include <string>

#include "indexer/part/article_terms.h"

namespace newsdex::glass {

[[nodiscard]] std::string encode_term_list(const ArticleTerms& terms);

}  // namespace newsdex::glass
