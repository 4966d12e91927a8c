// What the model knows of single words: the clusters and the lists that they are in.
//
// Words that stand in the same places share a cluster, so that what is learnt of one holds for
// the others. Lists hold words of names.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex::entities::tagger {

/// Lists; a set of bits. The numbers are in the model.
enum WordList : std::uint32_t {
  list_first_name = 1U << 0,
  list_surname = 1U << 1,
  list_city = 1U << 2,        ///< of at least 100,000 people
  list_town = 1U << 3,        ///< smaller ones
  list_city_begin = 1U << 4,  ///< the first word of a longer name of a city or town
  list_city_part = 1U << 5,   ///< a later word of one
};

inline constexpr std::uint32_t kWordLists = 6;

struct KnownWord {
  std::uint16_t fine = 0;    ///< cluster, below kMostClusters; 0 is none
  std::uint16_t coarse = 0;  ///< cluster of clusters, likewise
  std::uint16_t lists = 0;   ///< WordList bits, below kMostLists

  friend bool operator==(const KnownWord&, const KnownWord&) = default;
};

inline constexpr std::uint32_t kMostClusters = 1U << 11U;
inline constexpr std::uint32_t kMostLists = 1U << 10U;

/// Known words by the hash of their folded form: a view of a part of a model.
class Vocabulary {
 public:
  Vocabulary() = default;

  /// `bytes` as made by to_bytes, of a length that is a multiple of kBytesPerSlot; must outlive
  /// this.
  explicit Vocabulary(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] KnownWord find(std::uint64_t folded) const;

  static constexpr std::size_t kBytesPerSlot = 8;  ///< u32 key; 11 bits fine, 11 coarse, 10 lists

 private:
  std::string_view bytes_;
};

/// A word, by the hash of its folded form (see WordKey).
using WordEntry = std::pair<std::uint64_t, KnownWord>;

/// Words that find no slot near their own are left out.
[[nodiscard]] std::string to_bytes(const std::vector<WordEntry>& words);

}  // namespace newsdex::entities::tagger
