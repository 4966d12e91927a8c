// Keeps what an input supplies of one article within bounds.

#pragma once

#include "indexer/item.h"
#include "indexer/limits.h"

namespace newsdex {

/// Cuts text, fields, lists and extra fields to `limits`, and towers of combining marks to what
/// text::drop_excess_marks leaves. What was cut is appended to `article.cuts`; of the notes the
/// first few are kept. The id stays as it is: a cut one would be another's.
void limit(RawArticle& article, const Limits& limits);

}  // namespace newsdex
