#include "indexer/part/article_terms.h"

#include <random>

#include <xxhash.h>

#include "indexer/part/glass/position_list.h"

namespace newsdex {

void ArticleTerms::add(std::string_view name, std::uint32_t wdf,
                       std::span<const std::uint32_t> positions) {
  names_ += name;
  if (!positions.empty()) glass::append_positions(positions_, positions);
  rows_.push_back({term_hash(name), static_cast<std::uint32_t>(names_.size()),
                   static_cast<std::uint32_t>(positions_.size()), wdf});
}

void ArticleTerms::reserve(std::size_t terms, std::size_t name_bytes) {
  rows_.reserve(terms);
  names_.reserve(name_bytes);
}

ArticleTerms::Term ArticleTerms::operator[](std::size_t index) const {
  const Row& row = rows_[index];
  const std::uint32_t name = index > 0 ? rows_[index - 1].name_end : 0;
  const std::uint32_t positions = index > 0 ? rows_[index - 1].positions_end : 0;
  return {std::string_view(names_).substr(name, row.name_end - name), row.hash, row.wdf,
          std::string_view(positions_).substr(positions, row.positions_end - positions)};
}

std::uint64_t term_hash(std::string_view name) {
  static const std::uint64_t seed = std::random_device()();
  return XXH3_64bits_withSeed(name.data(), name.size(), seed);
}

}  // namespace newsdex
