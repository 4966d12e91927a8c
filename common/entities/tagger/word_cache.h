// What words by themselves say to their neighbours, computed once for each word and remembered.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/entities/tagger/model.h"

namespace newsdex::entities::tagger {

class WordCache {
 public:
  /// What a word says to another one.
  struct Said {
    std::uint64_t shape = 0;
    const Scores* scores = nullptr;  ///< until the next call
  };

  /// The model must outlive this.
  explicit WordCache(const Model& model);

  /// What word `i` says to the word `offset` words before it.
  [[nodiscard]] Said said(const Words& words, const std::vector<WordKey>& keys, std::size_t i,
                          int offset);

  /// Asks memory for what `said` will look at for the words of a run and those around it.
  void prefetch(const std::vector<WordKey>& keys, const Run& run) const;

  /// The same of what stands behind the ends of a sentence.
  [[nodiscard]] Said boundary(int offset) const;

 private:
  static constexpr std::size_t kOffsets = 2 * kReach + 1;
  static constexpr std::size_t kEntries = 131072;  // 10 MB; one takes another's place

  /// What a word says in one direction.
  struct Entry {
    std::uint64_t key = 0;
    std::uint64_t shape = 0;
  };
  struct alignas(64) Line {  // one of the processor's cache
    Scores scores{};
  };

  static std::uint64_t key_of_entry(const WordKey& word, int offset);

  const Model& model_;
  std::vector<Entry> entries_;
  std::vector<Line> lines_;  // of the entries
  std::array<Scores, kOffsets> boundary_{};
  Features features_;
};

}  // namespace newsdex::entities::tagger
