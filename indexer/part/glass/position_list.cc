#include "indexer/part/glass/position_list.h"

#include <bit>
#include <cstring>

namespace newsdex::glass {
namespace {

/// Writes numbers of some bits each, the lowest bit first.
class BitWriter {
 public:
  explicit BitWriter(char* at) : at_(at) {}

  /// One of `range` values. Where that is no power of two, those in the middle take a bit less.
  void encode(std::uint32_t value, std::uint32_t range) {
    auto bits = static_cast<unsigned>(std::bit_width(range - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - range);
    if (spare > 0) {
      const std::uint32_t middle = (range - spare) / 2;
      if (value >= middle + spare) {
        value = (value - (middle + spare)) | (std::uint32_t{1} << (bits - 1));
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= std::uint64_t{value} << pending_bits_;
    pending_bits_ += bits;
    write_whole_bytes();
  }

  /// The positions between the first and the last of `list`, which the reader knows. Recurses
  /// to the binary logarithm of the length.
  void interpolate(std::span<const std::uint32_t> list) {
    while (list.size() > 2) {
      const std::size_t last = list.size() - 1;
      const std::size_t middle = last / 2;
      const auto range = static_cast<std::uint32_t>(list[last] - list[0] - last + 1);
      encode(static_cast<std::uint32_t>(list[middle] - (list[0] + middle)), range);
      if (middle > 1) interpolate(list.first(middle + 1));
      list = list.subspan(middle);
    }
  }

  [[nodiscard]] char* finish() {
    if (pending_bits_ > 0) *at_++ = static_cast<char>(pending_ & 0xffU);
    return at_;
  }

 private:
  static_assert(std::endian::native == std::endian::little, "the lowest byte comes first");

  void write_whole_bytes() {
    std::memcpy(at_, &pending_, sizeof(pending_));
    at_ += pending_bits_ / 8;
    pending_ >>= pending_bits_ & ~7U;
    pending_bits_ &= 7U;
  }

  char* at_;
  std::uint64_t pending_ = 0;
  unsigned pending_bits_ = 0;  ///< less than eight between two numbers
};

}  // namespace

char* put_several_positions(char* at, std::span<const std::uint32_t> positions) {
  BitWriter bits(put_uint(at, positions.back()));
  bits.encode(positions.front(), positions.back());
  bits.encode(static_cast<std::uint32_t>(positions.size() - 2),
              positions.back() - positions.front());
  bits.interpolate(positions);
  return bits.finish();
}

}  // namespace newsdex::glass
