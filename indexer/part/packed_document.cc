#include "indexer/part/packed_document.h"

#include <utility>

#include "indexer/part/glass/deflater.h"
#include "indexer/part/glass/term_list.h"

namespace newsdex {

namespace {

PackedTag pack_tag(std::string_view bytes, glass::Deflater& deflater) {
  const std::string_view compressed = deflater.compress(bytes);
  const bool is_shorter = !compressed.empty();
  return {std::string(is_shorter ? compressed : bytes), is_shorter};
}

}  // namespace

PackedTag pack_data(std::string_view data) {
  thread_local glass::Deflater deflater(glass::TagKind::article);
  return pack_tag(data, deflater);
}

PackedTag pack_term_list(const ArticleTerms& terms) {
  thread_local glass::Deflater deflater(glass::TagKind::term_list);
  return pack_tag(glass::encode_term_list(terms), deflater);
}

PackedDocument pack(PartDocument document) {
  PackedTag data = pack_data(document.data);
  PackedTag term_list = pack_term_list(document.terms);
  return {std::move(document.terms), std::move(data), std::move(term_list),
          std::move(document.row)};
}

}  // namespace newsdex
