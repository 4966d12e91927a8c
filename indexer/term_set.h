// The terms of one article while they are found: each name once, its places as they come.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/zone.h"
#include "indexer/lexicon.h"
#include "indexer/part/article_terms.h"

namespace newsdex {

/// A word where it stands.
struct WordPlace {
  std::string_view surface;
  std::string_view folded;
  std::uint32_t position = 0;
  std::uint32_t weight = 0;  ///< what its place adds to the wdf of word and stems
  bool is_stemmed = false;
  std::uint64_t hash = 0;  ///< of a word of the story: `term_hash` of its folded form
};

class TermSet {
 public:
  /// `lexicon` must outlive it, and serve no other meanwhile. `words`: how many may come, for a
  /// start.
  TermSet(Lexicon& lexicon, std::size_t words);
  ~TermSet();
  TermSet(const TermSet&) = delete;
  TermSet& operator=(const TermSet&) = delete;

  /// A word of the story under its name and its stems, these also by zone. Words of no or too many
  /// bytes have no term, here as below.
  void add_story_word(const WordPlace& word, Zone zone);

  /// Fetches what the next words of the story need from memory. `hashes` are those of the words
  /// from the one at hand on.
  void prefetch(std::span<const std::uint64_t> hashes) const;

  /// A word of another text under that text's prefix, and its stems.
  void add_word(std::string_view prefix, const WordPlace& word);

  /// A term that weighs nothing.
  void add(std::string_view name) { row_of(lexicon_.number_of(name)); }
  /// The same, at one more place.
  void add_place(std::string_view name, std::uint32_t position);

  /// All of them, sorted. To be called once, at the end.
  [[nodiscard]] ArticleTerms take();

 private:
  struct Row {
    std::uint32_t term = 0;  ///< its number in the lexicon
    std::uint32_t wdf = 0;
    std::uint32_t places = 0;
    std::uint32_t zones = 0;  ///< of a stem: a bit for each zone of the story it stands in
  };
  struct Place {
    std::uint32_t row;
    std::uint32_t position;
  };

  Row& row_of(std::uint32_t term);
  void add_at(std::uint32_t term, std::uint32_t position, std::uint32_t wdf);
  void add_zone_stems();
  void add_zone_stem(std::uint32_t term, std::string_view prefix);
  /// The numbers of the rows, in the order of the names.
  [[nodiscard]] std::vector<std::uint32_t> order() const;
  /// The places of all rows, row by row and ascending; where each row's begin.
  std::vector<std::uint32_t> sorted_positions(std::vector<std::uint32_t>& begins) const;

  Lexicon& lexicon_;
  std::string scratch_;
  std::vector<Row> rows_;
  std::vector<Place> places_;
};

}  // namespace newsdex
