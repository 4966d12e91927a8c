// An input read once, front to back: look ahead, by lines, or all that is left.

#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace newsdex {

class ByteStream {
 public:
  /// `input` must outlive the stream.
  explicit ByteStream(std::istream& input) : input_(input) {}

  /// The next bytes, `size` of them or fewer where the input ends; they stay unread. Valid until
  /// the next call.
  [[nodiscard]] std::string_view peek(std::size_t size);

  /// The next bytes, `size` of them or fewer where the input ends; empty at the end. Valid until
  /// the next call.
  [[nodiscard]] std::string_view take(std::size_t size);

  struct Line {
    std::string_view text;     ///< without its line end (`\n` or `\r\n`); valid until the next call
    std::uint64_t number = 0;  ///< 1-based
    std::uint64_t bytes = 0;   ///< taken from the input, the line end included
    bool too_long = false;     ///< longer than the limit: read past, `text` is empty
  };

  /// The next line, nullopt at the end. Holds at most `limit` bytes of it in memory.
  [[nodiscard]] std::optional<Line> line(std::size_t limit);

  /// All that is left; nullopt where that is more than `limit` bytes.
  [[nodiscard]] std::optional<std::string> rest(std::size_t limit);

  /// Whether reading ended by an error of the device instead of the end of the input.
  [[nodiscard]] bool broken() const { return input_.bad(); }

 private:
  bool fill(std::size_t size);

  std::istream& input_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< first unread byte of buffer_
  std::uint64_t lines_ = 0;
};

}  // namespace newsdex
