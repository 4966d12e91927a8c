// Bytes that are appended piece by piece. Behind them is always some memory to spare, so that a
// short piece is copied whole registers at a time, without a call and whatever its length.

#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace newsdex {

inline constexpr std::size_t kSpareBytes = 16;

/// Copies `size` bytes; returns where they end. kSpareBytes may be read at `from`, and written at
/// `to`, whatever `size` is.
[[nodiscard]] inline char* copy_with_spare(char* to, const char* from, std::size_t size) {
  if (size <= kSpareBytes) {
    std::memcpy(to, from, kSpareBytes);
  } else {
    std::memcpy(to, from, size);
  }
  return to + size;
}

/// Copies bytes; returns where they end. Needs nothing to spare.
[[nodiscard]] inline char* copy_bytes(char* to, std::string_view from) {
  if (from.empty()) return to;  // perhaps without an address
  const std::size_t size = from.size();
  const char* end = from.data() + size;
  if (size > 16 || size < 4) {
    std::memcpy(to, from.data(), size);
  } else if (size >= 8) {  // two registers, which overlap in the middle
    std::memcpy(to, from.data(), 8);
    std::memcpy(to + size - 8, end - 8, 8);
  } else {
    std::memcpy(to, from.data(), 4);
    std::memcpy(to + size - 4, end - 4, 4);
  }
  return to + size;
}

class ByteRun {
 public:
  void reserve(std::size_t bytes) {
    if (bytes_.size() < bytes + kSpareBytes) bytes_.resize(bytes + kSpareBytes);
  }

  /// Room for `most` bytes more and kSpareBytes behind them. Until the next call.
  [[nodiscard]] char* room(std::size_t most) {
    if (bytes_.size() < size_ + most + kSpareBytes) reserve(2 * (size_ + most));
    return bytes_.data() + size_;
  }
  /// Ends the piece that begins at what `room` returned.
  void commit(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.data()); }

  [[nodiscard]] std::size_t size() const { return size_; }
  /// kSpareBytes may be read behind the last byte too.
  [[nodiscard]] const char* data() const { return bytes_.data(); }

  friend bool operator==(const ByteRun& a, const ByteRun& b) {
    return std::string_view(a.data(), a.size()) == std::string_view(b.data(), b.size());
  }

 private:
  std::string bytes_ = std::string(kSpareBytes, '\0');
  std::size_t size_ = 0;
};

}  // namespace newsdex
