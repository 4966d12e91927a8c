// How an article uses its capitalised words elsewhere: what one mention leaves open, another one
// may tell ("Yorro" beside "President Xan Yorro").

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/entities/tagger/keys.h"

namespace newsdex::entities::tagger {

/// The uses of one word, all its capitalised mentions together.
struct Use {
  static constexpr std::size_t kMostContexts = 8;

  std::uint32_t count = 0;
  std::uint32_t inside = 0;        ///< mentions not at the beginning of a sentence or in a headline
  bool small = false;              ///< the article also writes it small
  bool behind_first_name = false;  ///< in a run that begins with a first name
  bool behind_title = false;
  bool before_org_head = false;
  bool speaks = false;
  bool bracketed = false;
  bool behind_place_word = false;  ///< "in", "near"
  bool first_of_run = false;
  bool last_of_run = false;
  bool explained = false;  ///< an acronym that a name stands before
  std::uint8_t contexts = 0;
  std::array<std::uint64_t, kMostContexts> context{};  ///< hashes of the words around its runs
};

class WordUses {
 public:
  WordUses(const Words& words, const std::vector<WordKey>& keys);

  /// The uses of the word with that hash, nullptr where it never has a capital.
  [[nodiscard]] const Use* find(std::uint64_t folded) const;

  /// The same where the article has the word more than once with a capital, else nullptr.
  [[nodiscard]] const Use* find_repeated(std::uint64_t folded) const {
    const Use* use = find(folded);
    return use != nullptr && use->count > 1 ? use : nullptr;
  }

  /// Numbers of uses are below it.
  [[nodiscard]] std::size_t size() const { return uses_.size(); }

  /// The number of a use that was found.
  [[nodiscard]] std::size_t number_of(const Use& use) const {
    return static_cast<std::size_t>(&use - uses_.data());
  }

 private:
  struct Slot {
    std::uint64_t folded = 0;
    std::uint32_t use = 0;  ///< 1 + its number, 0 for a free slot
  };

  [[nodiscard]] std::size_t slot(std::uint64_t folded) const;
  void add(const Words& words, const std::vector<WordKey>& keys, std::size_t i, Use& use) const;

  /// Open addressing. A word that finds no slot within kMostProbes has no uses, so that no choice
  /// of words makes looking up slow.
  static constexpr std::size_t kMostProbes = 16;
  std::vector<Slot> slots_;
  std::vector<Use> uses_;
};

}  // namespace newsdex::entities::tagger
