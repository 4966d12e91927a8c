// The terms of an article: which words it is found by, where, and with what weight.
//
//   word of the story       folded form, with positions; `Z` + each stem, without; and the stem
//                           once more under its zone (wdf 0)
//   compound of hyphens     its parts, and the whole without hyphens (`deescalation`)
//   credit, correction,
//   boilerplate             the same under a prefix of the zone, which plain words never reach
//   byline, dateline        the same under the field's prefix
//   labels                  prefix and value, wdf 0, so that they do not lengthen the article
//   id, path                prefix and value

#pragma once

#include <vector>

#include "common/article.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// `tokens` are those of `article.text`, placed; `row` has the article's labels.
[[nodiscard]] std::vector<Posting> make_terms(const Article& article, const text::TokenList& tokens,
                                              const ColumnRow& row, text::Stemmer& stemmer);

/// How much a word counts for BM25 by where it stands; 0 outside the story's zones is never asked.
[[nodiscard]] std::uint32_t zone_weight(Zone zone);

}  // namespace newsdex
