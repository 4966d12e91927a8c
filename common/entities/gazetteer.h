// Names of one or more words, found in a text by longest match over its words.
//
// A trie of lexicon words: one hash look-up a word, and only words that begin a name cost more.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/entities/hash_table.h"
#include "common/entities/lexicon.h"
#include "common/entities/words.h"
#include "common/label.h"

namespace newsdex::entities {

/// The table that a name comes from.
enum class EntryKind : std::uint8_t {
  country,
  capital,      ///< stands for the country's government where it acts, else a place
  seat,         ///< always stands for the government
  acting_seat,  ///< stands for a region's government where it acts, else nothing
  state,        ///< a place that tells where the city before it is: "Paris, Texas"
  place,
  region,
  organisation,
  outlet,
  person,
  excluded,
  title,
};

/// Where a name counts, beyond its own letters.
enum class Usage : std::uint8_t {
  anywhere,
  as_place,        ///< behind "in", before ", Texas": also a personal name or a word
  behind_comma,    ///< "Reno, Nev."
  with_full_name,  ///< another name of the same entity stands in the article
};

/// One meaning of a name.
struct Entry {
  EntryKind kind = EntryKind::excluded;
  MentionKind how = MentionKind::name;
  Usage usage = Usage::anywhere;
  std::uint32_t row = 0;           ///< of its table, see Tables
  std::string_view language = {};  ///< of the articles in which it counts; empty for all

  std::uint16_t capitals = 0;      ///< bit i: word i needs a capital
  std::uint16_t all_capitals = 0;  ///< bit i: word i needs all capitals
  std::uint16_t possessives = 0;   ///< bit i: word i needs its ’s: McDonald’s, People’s Daily
};

/// Words [first, last] of a text and what they may mean.
struct Match {
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<const Entry*> entries;  ///< at least one

  [[nodiscard]] const Entry* find(EntryKind kind) const;
  [[nodiscard]] bool single() const { return first == last; }
};

class Gazetteer {
 public:
  static constexpr std::size_t kMaxWords = 10;

  /// `start` is the class that words beginning a name of this gazetteer get.
  explicit Gazetteer(std::uint32_t start) : start_(start) {}

  /// How letter case counts in a name: as the table writes it, or not at all.
  enum class Case : std::uint8_t { as_written, any };

  /// Adds a meaning. The name's words go into the lexicon. Names of more than kMaxWords words
  /// or none are passed over.
  void add(std::string_view name, Entry entry, Case letter_case, Lexicon& lexicon);

  /// The longest name of at most `longest` words that begins at word `first`; no entries where
  /// there is none. Entries of another language than the article's are left out.
  [[nodiscard]] Match match(const Words& words, std::size_t first,
                            std::size_t longest = kMaxWords) const {
    return may_begin(words[first]) ? match_from(words, first, longest) : Match{first, first, {}};
  }

  /// Every meaning of a name, whatever its letter case and language.
  [[nodiscard]] std::span<const Entry> meanings(std::string_view name,
                                                const Lexicon& lexicon) const;

 private:
  /// Spares most words the look-up: names begin with a capital.
  [[nodiscard]] bool may_begin(const Word& word) const {
    if (!word.is(start_)) return false;
    if (word.capital() || word.token.all_capitals || word.token.acronym) return true;
    return word.id < begins_small_.size() && begins_small_[word.id];
  }
  [[nodiscard]] Match match_from(const Words& words, std::size_t first, std::size_t longest) const;
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;

  std::uint32_t start_;
  HashTable<std::uint32_t> children_;
  std::vector<bool> begins_small_;              // by word: may begin a name without a capital
  std::vector<std::vector<Entry>> entries_{1};  ///< by node; 0 is the root
};

}  // namespace newsdex::entities
