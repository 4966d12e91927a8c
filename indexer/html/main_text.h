// Which paragraphs of a page are the article, and which are the page around it.
//
// In this order:
//   1. What the publisher's JSON-LD gives as `articleBody`, where the page shows it, too.
//   2. Elements marked itemprop="articleBody", or one <article>, that hold most of the page's
//   prose.
//   3. The element with the highest score: every paragraph counts for its bytes of prose and
//      against its bytes of links and labels, and the sum over an element's paragraphs is its
//      score. That is the maximum-scoring segment of J. Pasternack and D. Roth, "Extracting
//      article text from the web with maximum subsequence segmentation", WWW 2009, over a tree;
//      the features (length, link density) are those of C. Kohlschütter, P. Fankhauser and
//      W. Nejdl, "Boilerplate detection using shallow text features", WSDM 2010.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/document.h"
#include "indexer/item.h"

namespace newsdex::html {

/// Page furniture that is stored with an article; the rest of it is left out.
inline constexpr std::size_t kMaxFurnitureBytes = std::size_t{8} << 10;

/// The article's paragraphs in their order, then the page's as boilerplate. `page` is
/// cut_blocks(document, …); `article_body` is JSON-LD's, empty where there is none. Where the page
/// does not show its article, the text is that of the articleBody.
[[nodiscard]] std::vector<Block> main_text(const Document& document,
                                           const std::vector<PageBlock>& page,
                                           std::string_view article_body);

}  // namespace newsdex::html
