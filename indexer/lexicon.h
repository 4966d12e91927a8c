// The terms that articles of one language had so far: what is known of a term is there as soon as
// the next article has it, and the work on an article is done with numbers.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/stemmer.h"
#include "indexer/part/article_terms.h"

namespace newsdex {

class Lexicon {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  using Numbers = std::array<std::uint32_t, 2>;  ///< of one or two terms, the rest kNone

  struct alignas(64) Term {  // a line of the cache
    std::uint64_t hash = 0;  ///< `term_hash` of the name
    FirstBytes first{};
    std::uint32_t name_begin = 0;
    std::uint32_t name_bytes = 0;
    Numbers stems{kNone, kNone};  ///< of a word met in ASCII
    std::uint32_t row = kNone;    ///< its row in the article at hand; see TermSet
  };

  /// `language` is ISO 639-1, or empty.
  explicit Lexicon(std::string_view language) : stemmer_(language) { forget(); }

  /// The number of a term, which it keeps until `make_room`.
  [[nodiscard]] std::uint32_t number_of(std::string_view name) {
    return number_of(name, term_hash(name));
  }
  /// The same where `term_hash` of the name is known.
  [[nodiscard]] std::uint32_t number_of(std::string_view name, std::uint64_t hash);

  // The tables are larger than the caches that are near. What `number_of` and `stems_of` read for a
  // name can be on its way by then: the slot first, some words later the term, then its stem.
  void prefetch_slot(std::uint64_t hash) const;
  void prefetch_term(std::uint64_t hash) const;
  void prefetch_stem(std::uint64_t hash) const;

  [[nodiscard]] Term& operator[](std::uint32_t number) { return terms_[number]; }

  /// Of one of its terms; until a term is added.
  [[nodiscard]] std::string_view name(const Term& term) const {
    return std::string_view(names_).substr(term.name_begin, term.name_bytes);
  }

  /// The stems of a word, which is the term `number`, `prefix` and `folded`, as terms of the same
  /// prefix.
  [[nodiscard]] Numbers stems_of(std::uint32_t number, std::string_view prefix,
                                 std::string_view surface, std::string_view folded);

  /// Forgets all terms once they are many. To be called between articles.
  void make_room();

 private:
  /// Of the hash table of terms: a part of the hash, and the number plus one; 0 where none is.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t number = 0;
  };

  [[nodiscard]] bool is_named(const Term& term, std::string_view name,
                              const FirstBytes& first) const;
  std::uint32_t add(std::string_view name, std::uint64_t hash);
  void insert(std::uint32_t number);
  void grow();
  void forget();

  text::Stemmer stemmer_;
  std::vector<Slot> slots_;
  std::vector<Term> terms_;  ///< by number
  std::string names_;
  std::string scratch_;
};

}  // namespace newsdex
