#include "indexer/part/article_terms.h"

#include <algorithm>

#include "indexer/part/glass/position_list.h"

namespace newsdex {

void ArticleTerms::add(std::string_view name, std::uint64_t hash, std::uint32_t wdf,
                       std::span<const std::uint32_t> positions, std::uint32_t number) {
  names_.commit(copy_bytes(names_.room(name.size()), name));
  if (!positions.empty()) {
    char* at = positions_.room(glass::most_position_bytes(positions.size()));
    positions_.commit(glass::put_positions(at, positions));
  }
  rows_.push_back({hash, static_cast<std::uint32_t>(names_.size()),
                   static_cast<std::uint32_t>(positions_.size()), wdf, number});
  length_ += wdf;
  most_wdf_ = std::max(most_wdf_, wdf);
}

void ArticleTerms::reserve(std::size_t terms, std::size_t name_bytes, std::size_t positions) {
  rows_.reserve(terms);
  names_.reserve(name_bytes);
  positions_.reserve(2 * positions);
}

}  // namespace newsdex
