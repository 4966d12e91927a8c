#include "common/entities/tagger/word_cache.h"

#include <algorithm>

namespace newsdex::entities::tagger {
namespace {

std::size_t index_of(int offset) { return static_cast<std::size_t>(offset + kReach); }

}  // namespace

WordCache::WordCache(const Model& model) : model_(model), entries_(kEntries), lines_(kEntries) {
  // No key falls on the entry that has it at first.
  for (std::size_t i = 0; i < kEntries; ++i) entries_[i].key = i + 1;
  for (int offset = -kReach; offset <= kReach; ++offset) {
    features_.clear();
    add_boundary_feature(offset, features_);
    model_.add_weights(features_, boundary_[index_of(offset)]);
  }
}

WordCache::Said WordCache::said(const Words& words, const std::vector<WordKey>& keys, std::size_t i,
                                int offset) {
  const std::uint64_t key = key_of_entry(keys[i], offset);
  Entry& entry = entries_[key % kEntries];
  Scores& scores = lines_[key % kEntries].scores;
  if (entry.key != key) {
    const std::string_view surface = words.surface(i, i);
    const KnownWord known = model_.vocabulary().find(keys[i].folded);
    features_.clear();
    add_word_features(words[i], surface, keys[i], known, offset, features_);
    scores = {};
    model_.add_weights(features_, scores);
    entry = {key, shape_of(words[i], surface)};
  }
  return {entry.shape, &scores};
}

void WordCache::prefetch(const std::vector<WordKey>& keys, const Run& run) const {
  const std::size_t begin = run.first - std::min<std::size_t>(run.first, kReach);
  const std::size_t end = std::min(run.last + kReach + 1, keys.size());
  for (std::size_t i = begin; i < end; ++i) {
    const int nearest = std::max(-kReach, static_cast<int>(i) - static_cast<int>(run.last));
    const int farthest = std::min(kReach, static_cast<int>(i) - static_cast<int>(run.first));
    for (int offset = nearest; offset <= farthest; ++offset) {
      const std::uint64_t key = key_of_entry(keys[i], offset);
      __builtin_prefetch(&entries_[key % kEntries]);
      __builtin_prefetch(&lines_[key % kEntries]);
    }
  }
}

std::uint64_t WordCache::key_of_entry(const WordKey& word, int offset) {
  return word.both + index_of(offset);
}

WordCache::Said WordCache::boundary(int offset) const {
  return {kBoundary, &boundary_[index_of(offset)]};
}

}  // namespace newsdex::entities::tagger
