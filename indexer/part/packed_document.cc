#include "indexer/part/packed_document.h"

#include <utility>

#include "indexer/part/glass/deflater.h"
#include "indexer/part/glass/term_list.h"

namespace newsdex {

PackedTag pack_data(std::string_view data) {
  thread_local glass::Deflater deflater;
  const std::string_view compressed = deflater.compress(data);
  const bool is_shorter = !compressed.empty();
  return {std::string(is_shorter ? compressed : data), is_shorter};
}

PackedTag pack_term_list(const ArticleTerms& terms) {
  return pack_data(glass::encode_term_list(terms));
}

PackedDocument pack(PartDocument document) {
  PackedTag data = pack_data(document.data);
  PackedTag term_list = pack_term_list(document.terms);
  return {std::move(document.terms), std::move(data), std::move(term_list),
          std::move(document.row)};
}

}  // namespace newsdex
