#include "common/entities/tagger/vocabulary.h"

#include "common/entities/tagger/bytes.h"
#include "common/entities/tagger/hashing.h"

namespace newsdex::entities::tagger {
namespace {

constexpr std::uint32_t kMostProbes = 16;
constexpr std::uint32_t kClusterBits = 11;

std::uint32_t pack(const KnownWord& word) {
  return word.fine | std::uint32_t{word.coarse} << kClusterBits |
         std::uint32_t{word.lists} << (2 * kClusterBits);
}

KnownWord unpack(std::uint32_t bits) {
  return {static_cast<std::uint16_t>(bits % kMostClusters),
          static_cast<std::uint16_t>((bits >> kClusterBits) % kMostClusters),
          static_cast<std::uint16_t>(bits >> (2 * kClusterBits))};
}

}  // namespace

KnownWord Vocabulary::find(std::uint64_t folded) const {
  const auto slots = static_cast<std::uint32_t>(bytes_.size() / kBytesPerSlot);
  if (slots == 0) return {};
  std::uint32_t slot = slot_of(folded, slots);
  for (std::uint32_t probe = 0; probe < kMostProbes; ++probe) {
    const char* at = bytes_.data() + slot * kBytesPerSlot;
    const auto key = read<std::uint32_t>(at);
    if (key == 0) return {};
    if (key == key_of(folded)) return unpack(read<std::uint32_t>(at + 4));
    slot = slot + 1 == slots ? 0 : slot + 1;
  }
  return {};
}

std::string to_bytes(const std::vector<WordEntry>& words) {
  const auto slots = static_cast<std::uint32_t>(words.size() * 5 / 4);
  std::string bytes(slots * Vocabulary::kBytesPerSlot, '\0');
  for (const auto& [folded, word] : words) {
    std::uint32_t slot = slot_of(folded, slots);
    for (std::uint32_t probe = 0; probe < kMostProbes; ++probe) {
      char* at = bytes.data() + slot * Vocabulary::kBytesPerSlot;
      if (read<std::uint32_t>(at) == 0) {
        write(at, key_of(folded));
        write(at + 4, pack(word));
        break;
      }
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
  }
  return bytes;
}

}  // namespace newsdex::entities::tagger
