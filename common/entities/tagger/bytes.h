// Numbers in the bytes of a model: little-endian, at any alignment.

#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace newsdex::entities::tagger {

static_assert(std::endian::native == std::endian::little, "models are little-endian");

template <typename Number>
[[nodiscard]] Number read(const char* at) {
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
}

template <typename Number>
void write(char* at, Number number) {
  std::memcpy(at, &number, sizeof number);
}

/// What a hash table keeps of a hash besides its slot; never 0, which is a free slot.
[[nodiscard]] constexpr std::uint32_t key_of(std::uint64_t hash) {
  const auto low = static_cast<std::uint32_t>(hash);
  return low == 0 ? 1 : low;
}

}  // namespace newsdex::entities::tagger
