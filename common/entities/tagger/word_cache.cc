#include "common/entities/tagger/word_cache.h"

#include <algorithm>

#include "common/entities/tagger/hashing.h"

namespace newsdex::entities::tagger {
namespace {

std::size_t index_of(int offset) { return static_cast<std::size_t>(offset + kReach); }

}  // namespace

WordCache::WordCache(const Model& model) : model_(model), entries_(kEntries) {
  for (int offset = -kReach; offset <= kReach; ++offset) {
    features_.clear();
    add_boundary_feature(offset, features_);
    model_.add_weights(features_, boundary_[index_of(offset)]);
  }
}

WordCache::Said WordCache::said(const Words& words, const std::vector<WordKey>& keys, std::size_t i,
                                int offset) {
  const std::uint64_t key = key_of_word(keys[i]);
  Entry& entry = entries_[key % kEntries];
  const std::string_view surface = words.surface(i, i);
  if (entry.key != key) {
    entry.key = key;
    entry.shape = shape_of(words[i], surface);
    entry.known = {};
  }
  Scores& scores = entry.scores[index_of(offset)];
  if (!entry.known[index_of(offset)]) {
    entry.known[index_of(offset)] = true;
    features_.clear();
    const KnownWord known = model_.vocabulary().find(keys[i].folded);
    add_word_features(words[i], surface, keys[i], known, offset, features_);
    scores = {};
    model_.add_weights(features_, scores);
  }
  return {entry.shape, &scores};
}

void WordCache::prefetch(const std::vector<WordKey>& keys, const Run& run) const {
  const std::size_t begin = run.first - std::min<std::size_t>(run.first, kReach);
  const std::size_t end = std::min(run.last + kReach + 1, keys.size());
  for (std::size_t i = begin; i < end; ++i) {
    const Entry& entry = entries_[key_of_word(keys[i]) % kEntries];
    __builtin_prefetch(&entry);
    const int nearest = std::max(-kReach, static_cast<int>(i) - static_cast<int>(run.last));
    const int farthest = std::min(kReach, static_cast<int>(i) - static_cast<int>(run.first));
    for (int offset = nearest; offset <= farthest; ++offset) {
      __builtin_prefetch(&entry.scores[index_of(offset)]);
    }
  }
}

std::uint64_t WordCache::key_of_word(const WordKey& word) { return mix(word.surface, word.folded); }

WordCache::Said WordCache::boundary(int offset) const {
  return {kBoundary, &boundary_[index_of(offset)]};
}

}  // namespace newsdex::entities::tagger
