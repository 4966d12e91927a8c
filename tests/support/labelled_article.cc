#include "tests/support/labelled_article.h"

#include <utility>

#include "common/text/positions.h"
#include "common/text/tokenizer.h"
#include "indexer/lexicon.h"
#include "indexer/terms.h"

namespace newsdex {

PartDocument labelled(const Record& record, ColumnRow row) {
  text::TokenList tokens = text::tokenize(record.article.text);
  text::place(tokens, record.article.zones);
  Lexicon lexicon("en");
  PartDocument out;
  out.terms = make_terms(record.article, tokens, record.labels, row, lexicon);
  out.data = encode(record);
  out.row = std::move(row);
  return out;
}

}  // namespace newsdex
