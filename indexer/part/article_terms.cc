#include "indexer/part/article_terms.h"

#include <algorithm>
#include <cstring>
#include <random>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "indexer/part/glass/position_list.h"

namespace newsdex {

void ArticleTerms::add(std::string_view name, std::uint64_t hash, std::uint32_t wdf,
                       std::span<const std::uint32_t> positions) {
  names_ += name;
  if (!positions.empty()) glass::append_positions(positions_, positions);
  rows_.push_back({hash, static_cast<std::uint32_t>(names_.size()),
                   static_cast<std::uint32_t>(positions_.size()), wdf});
  length_ += wdf;
  most_wdf_ = std::max(most_wdf_, wdf);
}

void ArticleTerms::reserve(std::size_t terms, std::size_t name_bytes) {
  rows_.reserve(terms);
  names_.reserve(name_bytes);
}

FirstBytes first_bytes(std::string_view name) {
  FirstBytes first{};
  std::memcpy(first.data(), name.data(), std::min(name.size(), kFirstBytes));
  for (std::uint64_t& bytes : first) bytes = __builtin_bswap64(bytes);
  return first;
}

std::uint64_t term_hash(std::string_view name) {
  static const std::uint64_t seed = std::random_device()();
  return XXH3_64bits_withSeed(name.data(), name.size(), seed);
}

}  // namespace newsdex
