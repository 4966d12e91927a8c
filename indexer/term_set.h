// The terms of one article while they are found: each name once, its places as they come.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/zone.h"
#include "indexer/lexicon.h"
#include "indexer/part/article_terms.h"

namespace newsdex {

/// Where a word stands, and what that adds to the wdf of word and stems.
struct WordPlace {
  std::uint32_t position = 0;
  std::uint32_t weight = 0;
};

class TermSet {
 public:
  /// `lexicon` must outlive it, and serve no other meanwhile. `words`: how many may come, for a
  /// start.
  TermSet(Lexicon& lexicon, std::size_t words);
  ~TermSet();
  TermSet(const TermSet&) = delete;
  TermSet& operator=(const TermSet&) = delete;

  /// A word under its name, its stems and its spelling; of the story, its stems also by zone.
  /// `word` is its number in the lexicon; kNone adds nothing.
  void add_story_word(std::uint32_t word, const WordPlace& place, Zone zone) {
    add_word(word, place, 1U << static_cast<unsigned>(zone));
  }
  void add_word(std::uint32_t word, const WordPlace& place) { add_word(word, place, 0); }

  /// A term that weighs nothing, by its number in the lexicon.
  void add(std::uint32_t term) { static_cast<void>(row_of(term)); }
  /// The same, at one more place.
  void add_place(std::uint32_t term, std::uint32_t position);

  /// All of them, sorted. To be called once, at the end.
  [[nodiscard]] ArticleTerms take();

 private:
  /// Of a word or of a term.
  struct Row {
    std::uint32_t number = 0;  ///< in the lexicon
    std::uint32_t wdf = 0;
    std::uint32_t places = 0;
    std::uint32_t zones = 0;  ///< a bit for each zone of the story it stands in
  };
  struct Place {
    std::uint32_t row;
    std::uint32_t position;
  };

  void add_word(std::uint32_t word, const WordPlace& place, std::uint32_t zones);
  /// Of a term, in terms_.
  std::uint32_t row_of(std::uint32_t term);
  void add_terms_of_words();
  void add_zone_stems();
  /// The places of all terms, row by row; where each row's begin.
  std::vector<std::uint32_t> positions_by_row(std::vector<std::uint32_t>& begins) const;

  Lexicon& lexicon_;
  std::vector<Row> words_;
  std::vector<Row> terms_;
  std::vector<Place> word_places_;  ///< rows are those of words, and of their terms in the end
  std::vector<Place> term_places_;
};

}  // namespace newsdex
