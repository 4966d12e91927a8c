// The terms of one article while they are found: each name once, its places as they come.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/stemmer.h"
#include "common/zone.h"
#include "indexer/part/article_terms.h"

namespace newsdex {

/// A word where it stands.
struct WordPlace {
  std::string_view surface;
  std::string_view folded;
  std::uint32_t position = 0;
  std::uint32_t weight = 0;  ///< what its place adds to the wdf of word and stems
  bool is_stemmed = false;
};

class TermSet {
 public:
  /// `stemmer` must outlive it. `words`: how many may come, for a start.
  TermSet(text::Stemmer& stemmer, std::size_t words);

  /// A word of the story under its name and its stems, these also under their zone's prefix. Words
  /// of no or too many bytes have no term, here as below.
  void add_story_word(const WordPlace& word, Zone zone);

  /// A word of another text under that text's prefix, and its stems.
  void add_word(std::string_view prefix, const WordPlace& word);

  /// A term that weighs nothing.
  void add(std::string_view name) { row_of(name); }
  /// The same, at one more place.
  void add_place(std::string_view name, std::uint32_t position);

  /// All of them, sorted; nothing is left.
  [[nodiscard]] ArticleTerms take();

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Row {
    std::uint32_t name_begin = 0;
    std::uint32_t name_bytes = 0;
    std::uint64_t hash = 0;
    std::uint32_t wdf = 0;
    std::uint32_t places = 0;
    /// Of a word met in ASCII: the rows of its stems; kNone where it is not known, or has but one.
    std::array<std::uint32_t, 2> stems{kNone, kNone};
    std::uint32_t zones = 0;  ///< of a stem: a bit for each zone of the story it stands in
  };
  struct Place {
    std::uint32_t row;
    std::uint32_t position;
  };

  std::uint32_t row_of(std::string_view name);
  void add_at(std::uint32_t row, std::uint32_t position, std::uint32_t wdf);
  std::array<std::uint32_t, 2> stem_rows(std::string_view prefix, const WordPlace& word,
                                         std::uint32_t row);
  void grow();
  [[nodiscard]] std::string_view name(const Row& row) const {
    return std::string_view(names_).substr(row.name_begin, row.name_bytes);
  }
  void name_zone_stems();
  /// The places of all rows, row by row and ascending; where each row's begin.
  std::vector<std::uint32_t> sorted_positions(std::vector<std::uint32_t>& begins) const;

  text::Stemmer& stemmer_;
  std::string names_;
  std::string scratch_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  ///< a hash table of rows, each plus one; 0 where none is
  std::vector<Place> places_;
};

}  // namespace newsdex
