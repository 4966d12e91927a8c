// Which places of a query's patterns a word of an article can stand in.

#pragma once

#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/stemmer.h"
#include "search/plan.h"

namespace newsdex {

/// A word of a text as the index has it: a token, or the whole of a compound.
struct WrittenWord {
  std::string_view surface;
  std::string_view folded;
  bool stemmed = false;  ///< whether the index has its stem too
};

/// Judges each word once, however often it stands in the articles. Not thread-safe.
class WordMatcher {
 public:
  /// What is given must outlive it and stay where it is; `stemmer` is of the articles' language.
  WordMatcher(const Sought& sought, text::Stemmer& stemmer);

  /// The patterns of `sought` that a word fits, in no order; most words fit none. Holds until the
  /// next call.
  [[nodiscard]] std::span<const TokenPattern* const> fitting(const WrittenWord& word);

  [[nodiscard]] const Sought& sought() const { return sought_; }

 private:
  using Fitting = std::vector<const TokenPattern*>;

  void collect(const HighlightPattern& pattern);
  void expect(const TokenPattern& pattern);
  [[nodiscard]] Fitting judge(const WrittenWord& word) const;

  const Sought& sought_;
  text::Stemmer& stemmer_;
  std::vector<const TokenPattern*> patterns_;
  std::bitset<256> first_bytes_;  // of folded words that may fit any pattern: most do not begin so
  std::unordered_map<std::string, Fitting> judged_;  // by all that a WrittenWord is
  std::string key_;                                  // of the last look-up
};

}  // namespace newsdex
