// Several captures of one page, met in several runs: the latest is the article, whatever the order.

#pragma once

#include "common/article.h"
#include "indexer/item.h"

namespace newsdex {

/// Whether an item only says that a page was captured once more, as a revisit record does.
[[nodiscard]] bool is_revisit(const RawArticle& article);

/// Of two captures of one page the later one (of equal ones `read`), with all captures of both. An
/// article that is no capture is given back as it is.
[[nodiscard]] Article merge_captures(Article read, Article known);

/// `known` with one more capture, whose time and digest are those of a revisit.
[[nodiscard]] Article add_revisit(Article known, const RawArticle& revisit);

}  // namespace newsdex
