#include "common/entities/tagger/word_cache.h"

#include "common/entities/tagger/hashing.h"

namespace newsdex::entities::tagger {

WordCache::WordCache(const Model& model) : model_(model), entries_(kEntries) {
  boundary_.shape = kBoundary;
  for (int offset = -kReach; offset <= kReach; ++offset) {
    features_.clear();
    add_boundary_feature(offset, features_);
    model_.add_weights(features_, boundary_.scores[static_cast<std::size_t>(offset + kReach)]);
  }
}

const WordCache::Entry& WordCache::entry(const Words& words, const std::vector<WordKey>& keys,
                                         std::size_t i) {
  // The same letters may fold in two ways: "US" in a line of capitals.
  const std::uint64_t key = mix(keys[i].surface, keys[i].folded);
  Entry& entry = entries_[key % kEntries];
  if (entry.key == key) return entry;
  const std::string_view surface = words.surface(i, i);
  const KnownWord known = model_.vocabulary().find(keys[i].folded);
  entry = {.key = key, .shape = shape_of(words[i], surface), .scores = {}};
  for (int offset = -kReach; offset <= kReach; ++offset) {
    features_.clear();
    add_word_features(words[i], surface, keys[i], known, offset, features_);
    model_.add_weights(features_, entry.scores[static_cast<std::size_t>(offset + kReach)]);
  }
  return entry;
}

}  // namespace newsdex::entities::tagger
