// An article as the tables of a part hold it: what one article needs is done, by whichever thread
// has it, so that the one that writes only has to put it in its place.

#pragma once

#include <string>
#include <string_view>

#include "indexer/part/article_terms.h"
#include "indexer/part/part_document.h"

namespace newsdex {

/// What a table stores under a key.
struct PackedTag {
  std::string bytes;
  bool is_compressed = false;  ///< bytes are a raw deflate stream

  friend bool operator==(const PackedTag&, const PackedTag&) = default;
};

struct PackedDocument {
  ArticleTerms terms;
  PackedTag data;
  PackedTag term_list;
  ColumnRow row;
};

/// The data and the list of terms packed, compressed where that makes them shorter.
[[nodiscard]] PackedTag pack_data(std::string_view data);
[[nodiscard]] PackedTag pack_term_list(const ArticleTerms& terms);

[[nodiscard]] PackedDocument pack(PartDocument document);

}  // namespace newsdex
