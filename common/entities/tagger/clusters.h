// Word clusters: words that stand in the same places share a class, so that what is learnt of one
// holds for the others.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex::entities::tagger {

/// The classes of a word; 0 is none.
struct Clusters {
  std::uint16_t fine = 0;
  std::uint16_t coarse = 0;

  friend bool operator==(const Clusters&, const Clusters&) = default;
};

/// The clusters of words by the hash of their folded form: a view of a part of a model.
class ClusterTable {
 public:
  ClusterTable() = default;

  /// `bytes` as made by to_bytes, of a length that is a multiple of kBytesPerSlot; must outlive
  /// this.
  explicit ClusterTable(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] Clusters find(std::uint64_t folded) const;

  static constexpr std::size_t kBytesPerSlot = 8;  ///< u32 key, u16 fine, u16 coarse

 private:
  std::string_view bytes_;
};

struct ClusteredWord {
  std::uint64_t folded = 0;  ///< hash, see WordKey
  Clusters clusters;
};

/// Words that find no slot near their own are left out.
[[nodiscard]] std::string to_bytes(const std::vector<ClusteredWord>& words);

}  // namespace newsdex::entities::tagger
