// Features: what the model may look at when it labels a word, each as a hash.
//
// The templates are part of the model: a model is only read by the templates that it was trained
// with (see fingerprint()).

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/entities/names.h"
#include "common/entities/tagger/keys.h"
#include "common/entities/tagger/uses.h"
#include "common/entities/tagger/vocabulary.h"

namespace newsdex::entities::tagger {

using Feature = std::uint64_t;
using Features = std::vector<Feature>;

/// A hash of a word's letter case, digits and marks: "Xx" for Trump, "X.X." for U.S.
[[nodiscard]] std::uint64_t shape_of(const Word& word, std::string_view surface);

/// Adds what a word by itself says of the word `offset` words before it: -kReach <= offset <=
/// kReach.
void add_word_features(const Word& word, std::string_view surface, const WordKey& key,
                       KnownWord known, int offset, Features& features);

/// Adds what the end of a sentence says of the word `offset` words before it.
void add_boundary_feature(int offset, Features& features);

/// A word and its neighbours within the sentence.
struct Neighbour {
  std::uint64_t folded = 0;  ///< hash; that of the boundary where the sentence has ended
  std::uint64_t shape = 0;
};

using Neighbourhood = std::array<Neighbour, 2 * kReach + 1>;  ///< by offset + kReach

inline constexpr std::uint64_t kBoundary = 0x6e657773;  ///< in place of the hash of a word

/// Features of a word that depend on more than one word.
class ContextFeatures {
 public:
  /// All must outlive this.
  ContextFeatures(const Words& words, const Names& names, const std::vector<WordKey>& keys);

  /// Adds those of word `i`, which lies in `run`.
  void add(const Run& run, std::size_t i, const Neighbourhood& around, Features& features) const;

  [[nodiscard]] const WordUses& uses() const { return uses_; }

 private:
  void add_pairs(std::size_t i, const Neighbourhood& around, Features& features) const;
  void add_capitals(const Run& run, std::size_t i, Features& features) const;
  void add_names(std::size_t i, Features& features) const;
  void add_uses(std::size_t i, Features& features) const;
  [[nodiscard]] std::uint64_t folded(std::size_t i) const;

  const Words& words_;
  const Names& names_;
  const std::vector<WordKey>& keys_;
  const WordUses uses_;
};

/// Adds every feature of word `i`, which lies in `run`: those of the words within kReach and those
/// of its context.
void add_features(const Words& words, const std::vector<WordKey>& keys,
                  const ContextFeatures& context, const Vocabulary& vocabulary, const Run& run,
                  std::size_t i, Features& features);

/// A number that is another one where the same text gives other tokens or other features. The
/// tables have no part in it.
[[nodiscard]] std::uint64_t fingerprint();

}  // namespace newsdex::entities::tagger
