#include "common/archive/glass/position_reader.h"

#include <bit>
#include <utility>

#include "common/archive/glass/keys.h"
#include "common/archive/glass/pack.h"

namespace newsdex::glass {
namespace {

// An article is far from that long: a few bytes of a damaged list could say that it goes on for
// ever.
constexpr std::uint32_t kMostPositions = 1U << 25U;

/// Takes numbers of some bits each off a stream, the lowest bit first; zeros behind its end.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : rest_(bytes) {}

  /// One of `range` values, as the writer encodes them.
  std::uint32_t decode(std::uint32_t range) {
    const auto bits = static_cast<unsigned>(std::bit_width(range - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - range);
    if (spare == 0) return take(bits);
    const std::uint32_t middle = (range - spare) / 2;
    const std::uint32_t value = take(bits - 1);
    return value < middle && take(1) != 0 ? value + middle + spare : value;
  }

  /// The positions between the first and the last of `list`, which are known. False where they
  /// cannot stand between them.
  bool interpolate(std::uint32_t* list, std::size_t size) {
    while (size > 2) {
      const std::size_t last = size - 1;
      const std::size_t middle = last / 2;
      if (list[last] < list[0] + last) return false;
      const auto range = static_cast<std::uint32_t>(list[last] - list[0] - last + 1);
      list[middle] = list[0] + static_cast<std::uint32_t>(middle) + decode(range);
      if (!interpolate(list, middle + 1)) return false;
      list += middle;
      size -= middle;
    }
    return true;
  }

 private:
  std::uint32_t take(unsigned bits) {
    while (pending_bits_ < bits) {
      const auto byte = rest_.empty() ? 0U : static_cast<unsigned char>(rest_.front());
      if (!rest_.empty()) rest_.remove_prefix(1);
      pending_ |= std::uint64_t{byte} << pending_bits_;
      pending_bits_ += 8;
    }
    const auto value = static_cast<std::uint32_t>(pending_ & ((std::uint64_t{1} << bits) - 1));
    pending_ >>= bits;
    pending_bits_ -= bits;
    return value;
  }

  std::string_view rest_;
  std::uint64_t pending_ = 0;
  unsigned pending_bits_ = 0;
};

}  // namespace

bool decode_positions(std::string_view tag, std::vector<std::uint32_t>& out) {
  Unpacker head(tag);
  const std::uint64_t last = head.uint();
  if (!head.is_good() || last > UINT32_MAX - 1) return false;
  out.assign(1, static_cast<std::uint32_t>(last));
  if (head.is_done()) return true;
  if (last == 0) return false;
  BitReader bits(head.rest());
  const std::uint32_t first = bits.decode(out[0]);
  if (first >= out[0]) return false;
  const std::uint64_t size = std::uint64_t{bits.decode(out[0] - first)} + 2;
  if (size > kMostPositions) return false;
  out.resize(size);
  out.front() = first;
  out.back() = static_cast<std::uint32_t>(last);
  return bits.interpolate(out.data(), size);
}

PositionReader::PositionReader(TableReader table, std::string_view term,
                               std::span<const std::uint64_t> set)
    : table_(std::move(table)), set_(set), key_(term), term_bytes_(0) {
  if (term.empty() || term.find('\0') != std::string_view::npos) return;
  key_ += '\0';
  term_bytes_ = key_.size();
}

// How many articles have the term behind the one at hand, up to one: as many lists of positions are
// between them. 0 where that is not known.
std::size_t PositionReader::articles_until(std::uint32_t docid) const {
  static constexpr std::uint32_t kBits = 64;
  if (docid_ == 0 || docid <= docid_ || docid / kBits >= set_.size()) return 0;
  const std::size_t first = docid_ / kBits;
  const std::size_t last = docid / kBits;
  const std::uint64_t behind = ~std::uint64_t{1} << docid_ % kBits;
  const std::uint64_t until = ~std::uint64_t{0} >> (kBits - 1 - docid % kBits);
  if (first == last) return static_cast<std::size_t>(std::popcount(set_[first] & behind & until));
  int sum = std::popcount(set_[first] & behind) + std::popcount(set_[last] & until);
  for (std::size_t i = first + 1; i < last; ++i) sum += std::popcount(set_[i]);
  return static_cast<std::size_t>(sum);
}

void PositionReader::read(std::uint32_t docid, std::vector<std::uint32_t>& out) {
  out.clear();
  if (term_bytes_ == 0) return;
  key_.resize(term_bytes_);
  pack_uint_preserving_sort(key_, docid);
  const std::size_t ahead = articles_until(docid);
  docid_ = 0;
  if (!(ahead > 0 ? table_.seek(key_, ahead) : table_.seek(key_))) return;
  if (!is_same_key(table_.key(), key_)) return;
  docid_ = docid;
  if (!decode_positions(table_.tag(), out)) table_.fail();
}

}  // namespace newsdex::glass
