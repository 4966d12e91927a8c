// The bytes of an XML document as UTF-8, piece by piece, whatever they were written in.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/extract/utf8_converter.h"
#include "indexer/formats/byte_stream.h"

namespace newsdex {

/// The encoding is that of a byte order mark, or of how `<` is written in the first bytes (UTF-16
/// and UTF-32 without a mark); else UTF-8 where the beginning of the document is valid UTF-8 with
/// characters beyond ASCII, for declarations lie; else the declared one, if the beginning decodes
/// cleanly by it (ISO-8859-1 reads as windows-1252); else what `decode` finds.
///
/// All text is valid UTF-8. Bytes that are no UTF-8 in a document that is read as UTF-8 read as
/// windows-1252; control characters that XML forbids become blanks.
class XmlText {
 public:
  /// `stream` must outlive the text.
  explicit XmlText(ByteStream& stream);
  ~XmlText();

  /// The next piece, empty at the end. Valid until the next call.
  [[nodiscard]] std::string_view next();

  /// Of the input, taken until now.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

  /// How the document was read, where that is not as it says; empty else.
  [[nodiscard]] const std::string& note() const { return note_; }

 private:
  void append_utf8(std::string_view bytes, bool last);

  ByteStream& stream_;
  std::unique_ptr<Utf8Converter> converter_;  ///< none: UTF-8
  std::string carry_;                         ///< the beginning of a character that a piece cut
  std::string piece_;
  std::string note_;
  std::uint64_t bytes_ = 0;
  bool done_ = false;
};

}  // namespace newsdex
