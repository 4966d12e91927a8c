// Keeps what an input supplies of one article within bounds.

#pragma once

#include <cstddef>

#include "indexer/item.h"

namespace newsdex {

/// Cuts the text to `text_bytes`, fields, lists and extra fields to the bounds of
/// indexer/limits.h, and towers of combining marks to what text::drop_excess_marks leaves. What
/// was cut is appended to `article.cuts`. The id stays as it is: a cut one would be another's.
void limit(RawArticle& article, std::size_t text_bytes);

}  // namespace newsdex
