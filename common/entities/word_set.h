// A set of folded words, asked by the words of an article.

#pragma once

#include <initializer_list>
#include <string_view>

#include "common/entities/hash_table.h"
#include "common/entities/words.h"

namespace newsdex::entities {

class WordSet {
 public:
  WordSet(std::initializer_list<std::string_view> folded) {
    for (const std::string_view word : folded) words_.at(hash_of_word(word)) = true;
  }

  [[nodiscard]] bool contains(const Word& word) const { return words_.get(word.hash); }

 private:
  HashTable<bool> words_;
};

}  // namespace newsdex::entities
