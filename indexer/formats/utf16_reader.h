// Formats that are read by lines or values of UTF-8, from inputs in UTF-16.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "indexer/formats/reader.h"

namespace newsdex {

/// Whether an input begins with a byte order mark of UTF-16.
[[nodiscard]] bool has_utf16_mark(std::string_view head);

/// Opens the reader of a stream.
using OpenReader = std::function<std::unique_ptr<Reader>(ByteStream& stream)>;

/// Converts as it goes, a block at a time. What is no character (half of a surrogate pair, a byte
/// too many) becomes U+FFFD. The bytes of all items together are those that were read, but within
/// a block it is not known which are whose.
class Utf16Reader : public Reader {
 public:
  /// `stream` begins with a mark and must outlive the reader; `open` opens the reader of its text
  /// without it.
  Utf16Reader(ByteStream& stream, const OpenReader& open);
  ~Utf16Reader() override;

  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct Converted;

  ByteStream& stream_;
  std::unique_ptr<Converted> converted_;
  std::unique_ptr<Reader> reader_;
  std::uint64_t counted_ = 0;  ///< bytes of the stream that items have been given
};

}  // namespace newsdex
