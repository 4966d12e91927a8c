#include "common/entities/tagger/word_cache.h"

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
  // The same letters may fold in two ways: "US" in a line of capitals.
  const std::uint64_t key = mix(keys[i].surface, keys[i].folded);
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

WordCache::Said WordCache::boundary(int offset) const {
  return {kBoundary, &boundary_[index_of(offset)]};
}

}  // namespace newsdex::entities::tagger
