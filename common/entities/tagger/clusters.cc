#include "common/entities/tagger/clusters.h"

#include "common/entities/tagger/bytes.h"
#include "common/entities/tagger/hashing.h"

namespace newsdex::entities::tagger {
namespace {

constexpr std::uint32_t kMostProbes = 8;

}  // namespace

Clusters ClusterTable::find(std::uint64_t folded) const {
  const auto slots = static_cast<std::uint32_t>(bytes_.size() / kBytesPerSlot);
  if (slots == 0) return {};
  std::uint32_t slot = slot_of(folded, slots);
  for (std::uint32_t probe = 0; probe < kMostProbes; ++probe) {
    const char* at = bytes_.data() + slot * kBytesPerSlot;
    const auto key = read<std::uint32_t>(at);
    if (key == 0) return {};
    if (key == key_of(folded)) {
      return {read<std::uint16_t>(at + 4), read<std::uint16_t>(at + 6)};
    }
    slot = slot + 1 == slots ? 0 : slot + 1;
  }
  return {};
}

std::string to_bytes(const std::vector<ClusteredWord>& words) {
  const auto slots = static_cast<std::uint32_t>(words.size() * 3 / 2);
  std::string bytes(slots * ClusterTable::kBytesPerSlot, '\0');
  for (const ClusteredWord& word : words) {
    std::uint32_t slot = slot_of(word.folded, slots);
    for (std::uint32_t probe = 0; probe < kMostProbes; ++probe) {
      char* at = bytes.data() + slot * ClusterTable::kBytesPerSlot;
      if (read<std::uint32_t>(at) == 0) {
        write(at, key_of(word.folded));
        write(at + 4, word.clusters.fine);
        write(at + 6, word.clusters.coarse);
        break;
      }
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
  }
  return bytes;
}

}  // namespace newsdex::entities::tagger
