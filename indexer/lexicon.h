// The words and terms that articles of one language had so far: what is known of them is there as
// soon as the next article has them, and the work on an article is done with numbers.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "indexer/part/name_table.h"

namespace newsdex {

/// A word of a text.
struct WordForm {
  std::string_view prefix;  ///< of the text's terms; empty for the story
  std::string_view surface;
  std::string_view folded;
  bool is_stemmed = false;
  bool keeps_spelling = false;  ///< whether how it is written gets a term too
};

/// Where a stem of the story stands, as the index tells it (common/schema.h).
enum class StemZone : std::uint8_t {
  title,
  lead,
  caption,
  outside_lead_and_body,
  outside_title_and_lead,
};

class Lexicon {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  using ShortBuffer = std::array<char, kShortNameBytes>;

  /// What a word is found by, as numbers of terms.
  struct Word {
    std::uint32_t term = kNone;                        ///< prefix and folded form
    std::array<std::uint32_t, 2> stems{kNone, kNone};  ///< one or two, or none
    std::uint32_t spelling = kNone;  ///< that it is written in capitals, or otherwise than folded
    std::uint32_t row = kNone;       ///< in the article at hand; see TermSet
  };

  /// `language` is ISO 639-1, or empty.
  explicit Lexicon(std::string_view language);

  /// The number of a word, which it keeps until `make_room`; kNone where it has no or too many
  /// bytes for a term. `hash` is `term_hash` of its surface, for words without a prefix.
  [[nodiscard]] std::uint32_t word(const WordForm& form, std::uint64_t hash) {
    if (form.folded.empty() || form.folded.size() > text::kMaxTokenBytes) return kNone;
    if (!form.prefix.empty()) return prefixed_word(form);
    const std::uint32_t number = words_.number_of(form.surface, told_apart(form, hash));
    if (words_[number].term == kNone) describe(number, form);
    return number;
  }
  [[nodiscard]] std::uint32_t word(const WordForm& form) {
    return word(form, form.prefix.empty() ? term_hash(form.surface) : 0);
  }
  [[nodiscard]] Word& word(std::uint32_t number) { return words_[number]; }

  /// Fetches from memory what the next words of a text need. `hashes` are those of the surfaces
  /// from the word at hand on.
  void prefetch(const std::uint64_t* hashes, std::size_t words) const;

  /// Fetches the terms of a word.
  void prefetch_terms(std::uint32_t word) const;

  /// The number of a term, which it keeps until `make_room`.
  [[nodiscard]] std::uint32_t term(std::string_view name) {
    return terms_.number_of(name, term_hash(name));
  }
  /// The same of several, which are fetched from memory side by side.
  [[nodiscard]] std::vector<std::uint32_t> terms(std::span<const std::string> names);
  [[nodiscard]] std::uint32_t& row(std::uint32_t term) { return terms_[term].row; }
  [[nodiscard]] std::size_t name_size(std::uint32_t term) const { return terms_.name_size(term); }

  struct NamedTerm {
    std::string_view name;  ///< until a term is added, or the buffer changes
    std::uint64_t hash;
    std::uint32_t row;
  };
  [[nodiscard]] NamedTerm named(std::uint32_t term, ShortBuffer& buffer) const {
    const auto [name, hash, known] = terms_.named(term, buffer);
    return {name, hash, known.row};
  }

  /// The number of the term that tells where a stem of the story stands.
  [[nodiscard]] std::uint32_t zone_stem(std::uint32_t stem, StemZone zone);

  /// Orders distinct terms by the bytes of their names.
  void sort(std::vector<std::uint32_t>& terms);

  /// Forgets everything once it is much. To be called between articles.
  void make_room();

  /// What its numbers are of: another after everything was forgotten, and in any other lexicon.
  [[nodiscard]] std::uint64_t numbering() const { return numbering_; }

 private:
  struct Term {
    std::uint64_t first = 0;     ///< `first_bytes` of the name; 0 until it is needed
    std::uint32_t row = kNone;   ///< in the article at hand; see TermSet
    std::uint32_t rank = kNone;  ///< in ranked_
    /// Of a stem of the story, for the first of StemZone; kNone until it is needed.
    std::array<std::uint32_t, 2> zone_stems{kNone, kNone};
  };

  /// What sets words of one name apart: where the prefix ends, and what decides on their terms
  /// beside the surface. In bits of the hash that do not tell the slot, so that it can be fetched
  /// ahead.
  [[nodiscard]] static std::uint64_t told_apart(const WordForm& form, std::uint64_t hash) {
    static constexpr unsigned kUnused = 40;
    const std::uint64_t form_bits = static_cast<std::uint64_t>(form.prefix.size()) << 9U |
                                    static_cast<std::uint64_t>(form.folded.size()) << 2U |
                                    static_cast<std::uint64_t>(form.is_stemmed) << 1U |
                                    static_cast<std::uint64_t>(form.keeps_spelling);
    return hash ^ (form_bits << kUnused);
  }

  [[nodiscard]] std::uint32_t prefixed_word(const WordForm& form);
  // By value, so that a form lies in memory for a new word only.
  void describe(std::uint32_t number, WordForm form);
  [[nodiscard]] std::array<std::uint32_t, 2> stems(const WordForm& form);
  [[nodiscard]] std::uint32_t spelling(const WordForm& form);
  /// Whether the name of a term is less than another's; both have their first bytes.
  [[nodiscard]] bool is_before(std::uint32_t a, std::uint32_t b) const {
    const std::uint64_t first = terms_[a].first;
    const std::uint64_t second = terms_[b].first;
    return first != second ? first < second : terms_.name(a) < terms_.name(b);
  }
  void rank();

  text::Stemmer stemmer_;
  NameTable<Word> words_;
  NameTable<Term> terms_;
  /// Terms by name, but for those that came since they were ordered.
  std::vector<std::uint32_t> ranked_;
  std::uint64_t numbering_;
  std::string scratch_;
  // Of `sort`: the ranks that are there, as bits, and the terms without one.
  std::vector<std::uint64_t> ranks_;
  std::vector<std::uint32_t> unranked_;
};

}  // namespace newsdex
