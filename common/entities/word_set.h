// A set of folded words, asked by the words of an article.

#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "common/entities/hash_table.h"
#include "common/entities/words.h"

namespace newsdex::entities {

class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> folded) {
    for (const std::string_view word : folded) {
      const std::uint64_t hash = hash_of_word(word);
      words_.at(hash) = true;
      filter_.set(hash % kFilter);
    }
  }

  [[nodiscard]] bool contains(const Word& word) const {
    return filter_[word.hash % kFilter] && words_.get(word.hash);
  }

 private:
  static constexpr std::size_t kFilter = 1024;  // spares most words the search

  HashTable<bool> words_;
  std::bitset<kFilter> filter_;
};

}  // namespace newsdex::entities
