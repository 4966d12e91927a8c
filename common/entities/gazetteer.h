// Names of one or more words, found in a text by longest match over its words.
//
// A trie of lexicon words, its first level by the words' numbers: only words that begin a name cost
// more than a look into an array.

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

  /// `start` is the class that words beginning a name of this gazetteer get. Persons' names
  /// have classes of their own, begins_person and person_word: they are as many as all others.
  explicit Gazetteer(std::uint32_t start) : start_(start) {}

  /// How letter case counts in a name: as the table writes it, or not at all.
  enum class Case : std::uint8_t { as_written, any };

  /// Adds a meaning. The name's words go into the lexicon. Names of more than kMaxWords words
  /// or none are passed over.
  void add(std::string_view name, Entry entry, Case letter_case, Lexicon& lexicon);

  /// The longest name of at most `longest` words that begins at word `first`; no entries where
  /// there is none. Entries of the article's language come first, those of another are left out.
  [[nodiscard]] Match match(const Words& words, std::size_t first,
                            std::size_t longest = kMaxWords) const {
    const std::uint32_t beginning = beginning_with(words[first]);
    return beginning == 0 ? Match{first, first, {}} : match_from(words, first, beginning, longest);
  }

  /// Whether a name may begin with a word of a text; where not, `match` finds none.
  [[nodiscard]] bool may_begin(const Word& word) const { return beginning_with(word) != 0; }

  /// Every meaning of a name, whatever its letter case and language.
  [[nodiscard]] std::span<const Entry> meanings(std::string_view name,
                                                const Lexicon& lexicon) const;

 private:
  static constexpr std::uint32_t kMostNodes = UINT32_MAX >> 1U;

  /// What stands first in names.
  struct Beginning {
    std::uint32_t node : 31 = 0;  ///< at most kMostNodes; 0 where no name begins so
    bool small : 1 = false;       ///< may begin a name without a capital
  };

  /// The node of a text's word where it may begin a name, else 0.
  [[nodiscard]] std::uint32_t beginning_with(const Word& word) const {
    if (!word.is(start_ | begins_person) || word.id >= beginnings_.size()) return 0;
    const Beginning& known = beginnings_[word.id];
    const bool capital = word.capital() || word.token.all_capitals || word.token.acronym;
    return capital || known.small ? known.node : 0;
  }
  [[nodiscard]] Match match_from(const Words& words, std::size_t first, std::uint32_t node,
                                 std::size_t longest) const;
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;

  std::uint32_t start_;
  HashTable<std::uint32_t> children_;
  std::vector<Beginning> beginnings_;           // by word
  std::vector<std::vector<Entry>> entries_{1};  ///< by node; 0 is the root
};

}  // namespace newsdex::entities
