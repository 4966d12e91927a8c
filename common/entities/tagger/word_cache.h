// What words by themselves say to their neighbours, computed once for each word and remembered.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/entities/tagger/model.h"

namespace newsdex::entities::tagger {

class WordCache {
 public:
  /// What a word says, by the offset of the word that listens + kReach.
  struct Entry {
    std::uint64_t key = 0;
    std::uint64_t shape = 0;
    std::array<Scores, 2 * kReach + 1> scores{};
  };

  /// The model must outlive this.
  explicit WordCache(const Model& model);

  /// The entry of word `i`, until the next call. The memory is bounded: a word takes the place of
  /// another one.
  [[nodiscard]] const Entry& entry(const Words& words, const std::vector<WordKey>& keys,
                                   std::size_t i);

  /// The entry of what stands behind the ends of a sentence.
  [[nodiscard]] const Entry& boundary() const { return boundary_; }

 private:
  static constexpr std::size_t kEntries = 8192;  // 350 bytes each

  const Model& model_;
  std::vector<Entry> entries_;
  Entry boundary_;
  Features features_;
};

}  // namespace newsdex::entities::tagger
