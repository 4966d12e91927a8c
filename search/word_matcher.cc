#include "search/word_matcher.h"

#include <algorithm>
#include <iterator>

#include "common/text/fold.h"
#include "search/wildcard.h"

namespace newsdex {
namespace {

bool contains(const std::vector<std::string>& texts, std::string_view wanted) {
  return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

/// `stems` are the word's; none where the index has none of it.
bool fits(const WrittenWord& word, std::span<const std::string_view> stems,
          const TokenPattern& pattern) {
  if (contains(pattern.words, word.folded)) return true;
  if (!pattern.pattern.empty() && fits_pattern(word.folded, pattern.pattern)) return true;
  if (contains(pattern.spellings, word.surface)) return true;
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return contains(pattern.stems, stem); });
}

}  // namespace

WordMatcher::WordMatcher(const Sought& sought, text::Stemmer& stemmer)
    : sought_(sought), stemmer_(stemmer) {
  for (const HighlightPattern& pattern : sought.patterns) collect(pattern);
}

void WordMatcher::collect(const HighlightPattern& pattern) {
  for (const TokenPattern& token : pattern.tokens) {
    patterns_.push_back(&token);
    expect(token);
  }
  for (const HighlightPattern& operand : pattern.operands) collect(operand);
}

void WordMatcher::expect(const TokenPattern& pattern) {
  const auto add = [&](std::string_view folded) {
    if (!folded.empty()) first_bytes_.set(static_cast<unsigned char>(folded[0]));
  };
  for (const std::string& word : pattern.words) add(word);
  for (const std::string& stem : pattern.stems) add(stem);
  for (const std::string& spelling : pattern.spellings) add(text::fold(spelling));
  const std::string_view literal = beginning_of(pattern.pattern);
  add(literal);
  const bool may_begin_otherwise = (!pattern.stems.empty() && !stemmer_.keeps_first_byte()) ||
                                   (!pattern.pattern.empty() && literal.empty());
  if (may_begin_otherwise) first_bytes_.set();
}

std::span<const TokenPattern* const> WordMatcher::fitting(const WrittenWord& word) {
  if (word.folded.empty() || !first_bytes_[static_cast<unsigned char>(word.folded[0])]) return {};
  static constexpr std::size_t kMostWords = 1U << 16;  // a bound, not a tuned figure
  key_.assign(word.surface);
  key_ += '\n';
  key_ += word.folded;
  key_ += word.stemmed ? '+' : '-';
  if (const auto known = judged_.find(key_); known != judged_.end()) return known->second;
  if (judged_.size() >= kMostWords) judged_.clear();
  return judged_.emplace(key_, judge(word)).first->second;
}

WordMatcher::Fitting WordMatcher::judge(const WrittenWord& word) const {
  std::span<const std::string_view> stems;
  if (word.stemmed) stems = stemmer_.stems(word.surface, word.folded);
  Fitting out;
  std::copy_if(patterns_.begin(), patterns_.end(), std::back_inserter(out),
               [&](const TokenPattern* pattern) { return fits(word, stems, *pattern); });
  return out;
}

}  // namespace newsdex
