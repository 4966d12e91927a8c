// Numbers and strings as the glass format writes them (common/pack.h of Xapian 1.4.22).

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex::glass {

/// Seven bits a byte, the lowest first; the top bit says that more follow.
inline void pack_uint(std::string& out, std::uint64_t value) {
  while (value >= 0x80U) {
    out += static_cast<char>((value & 0x7fU) | 0x80U);
    value >>= 7U;
  }
  out += static_cast<char>(value);
}

/// The same at `at`, where there is room for kMaxUintBytes; returns its end.
[[nodiscard]] inline char* put_uint(char* at, std::uint64_t value) {
  while (value >= 0x80U) {
    *at++ = static_cast<char>((value & 0x7fU) | 0x80U);
    value >>= 7U;
  }
  *at++ = static_cast<char>(value);
  return at;
}

inline constexpr std::size_t kMaxUintBytes = 10;
inline constexpr std::size_t kMaxUint32Bytes = 5;

/// Reads what `pack_uint` wrote, moving `at` behind it. Expects it whole, as our own runs are.
[[nodiscard]] inline std::uint64_t unpack_uint(const char*& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7U) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80U) return value;
  }
}

/// A number as the last thing of a string: its bytes, the lowest first, without leading zeros.
inline void pack_uint_last(std::string& out, std::uint64_t value) {
  for (; value > 0; value >>= 8U) out += static_cast<char>(value & 0xffU);
}

inline constexpr std::size_t kMaxDocidBytes = 5;

/// A docid so that byte order is number order: n bytes hold 7n + 1 bits behind n - 2 one bits.
/// Written at `at`, where there is room for kMaxDocidBytes; returns its end.
[[nodiscard]] inline char* put_uint_preserving_sort(char* at, std::uint32_t value) {
  static constexpr unsigned kFewest = 2;
  unsigned bytes = kFewest;
  while (bytes < kMaxDocidBytes && (std::uint64_t{value} >> (7 * bytes + 1)) != 0) ++bytes;
  std::uint64_t rest = value;
  for (unsigned i = bytes; i-- > 0; rest >>= 8U) at[i] = static_cast<char>(rest & 0xffU);
  at[0] = static_cast<char>(static_cast<unsigned char>(at[0]) | (0xffU << (10 - bytes)));
  return at + bytes;
}

inline void pack_uint_preserving_sort(std::string& out, std::uint32_t value) {
  std::array<char, kMaxDocidBytes> packed{};
  const char* end = put_uint_preserving_sort(packed.data(), value);
  out.append(packed.data(), static_cast<std::size_t>(end - packed.data()));
}

/// What may be cut short or damaged, taken apart front to back; `is_good` tells at the end.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool is_good() const { return good_; }
  [[nodiscard]] bool is_done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  std::uint64_t uint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7U) {
      const unsigned next = byte();
      value |= std::uint64_t{next & 0x7fU} << shift;
      if (next < 0x80U) return value;
    }
    good_ = false;
    return 0;
  }

  std::uint32_t docid_of_key() {
    unsigned first = byte();
    unsigned more = 1;
    for (unsigned bit = 0x80U; (first & bit) != 0; bit >>= 1U) {
      first &= ~bit;
      ++more;
    }
    std::uint64_t value = first;
    for (; more > 0; --more) value = value << 8U | byte();
    return static_cast<std::uint32_t>(value);
  }

  std::string_view string() { return bytes(uint()); }

  std::string_view bytes(std::uint64_t count) {
    if (count > rest_.size()) good_ = false;
    const std::string_view text = rest_.substr(0, good_ ? count : 0);
    rest_.remove_prefix(text.size());
    return text;
  }

  unsigned byte() {
    if (rest_.empty()) {
      good_ = false;
      return 0;
    }
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

 private:
  std::string_view rest_;
  bool good_ = true;
};

inline void pack_string(std::string& out, std::string_view text) {
  pack_uint(out, text.size());
  out += text;
}

}  // namespace newsdex::glass
