// The terms of an article: which words it is found by, where, and with what weight.
//
//   word of the story       folded form, with positions; `Z` + each stem, without; and with wdf 0
//                           the stem once more by zone, where common/schema.h says
//   compound of hyphens     its parts, and the whole without hyphens (`deescalation`)
//   credit, correction,
//   boilerplate             the same under a prefix of the zone, which plain words never reach
//   byline, dateline        the same under the field's prefix
//   unnamed sources         the words of their descriptions under XUN, positions and stems as above
//   labels                  prefix and value, wdf 0, so that they do not lengthen the article; with
//                           the positions of the words that name them; XSAY<value> with those of
//                           all words that the speaker is quoted as saying (`unnamed`: everybody
//                           without a name); XMD<EDTF, lower case> without
//   capitals                XIC and XAC at the words written with a capital first, or all in
//                           capitals, wdf 0
//   other spellings         XEX<folded>:<as written>, with positions, wdf 0
//   beginnings              XPS and XSS at the first word of each paragraph, and of each further
//                           sentence, wdf 0; behind the prefix of a zone for its words
//   id, path                prefix and value

#pragma once

#include <string_view>

#include "common/article.h"
#include "common/label.h"
#include "common/text/tokenizer.h"
#include "indexer/lexicon.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// `tokens` are those of `article.text`, placed; `row` has the values of `labels`; `lexicon` is one
/// of the article's language.
[[nodiscard]] ArticleTerms make_terms(const Article& article, const text::TokenList& tokens,
                                      const Labels& labels, const ColumnRow& row, Lexicon& lexicon);

/// How much a word counts for BM25 by where it stands; 0 outside the story's zones is never asked.
[[nodiscard]] std::uint32_t zone_weight(Zone zone);

}  // namespace newsdex
