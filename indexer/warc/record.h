// The records of a crawl: WARC 1.0 and 1.1 (ISO 28500), and its forerunner ARC 1 and 2.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/formats/byte_stream.h"
#include "indexer/item.h"

namespace newsdex {

enum class WarcType : std::uint8_t {
  response,    ///< what a server answered, its HTTP head included
  resource,    ///< a document without such a head
  conversion,  ///< a document made from another one, as the text of a page
  revisit,     ///< a page that was the same as before
  other,       ///< request, metadata, warcinfo …: about the crawl, not of it
};

/// The head of a record. Strings are as written, empty where absent.
struct WarcRecord {
  WarcType type = WarcType::other;
  std::string url;
  std::string date;    ///< ISO 8601
  std::string digest;  ///< of the payload
  std::string content_type;
  std::uint64_t length = 0;  ///< of the content, as the record says
  std::uint64_t offset = 0;  ///< of the record in the (unpacked) file
  bool segment = false;      ///< its content goes on in other records
};

/// The content of a record.
struct WarcContent {
  std::string_view bytes;  ///< valid until the scanner or its stream is used again
  std::string note;        ///< what was wrong with its length; empty if nothing was
  bool whole = true;       ///< false where the file ends before it
};

/// Reads the records of one file, one after the other. Where no record begins, it goes on at the
/// next one that can be found.
class WarcScanner {
 public:
  /// `stream` must outlive the scanner.
  explicit WarcScanner(ByteStream& stream) : stream_(stream) {}

  /// The head of the next record, or what stands in its place; nullopt at the end. Passes over
  /// what has not been taken of the content before.
  [[nodiscard]] std::optional<std::variant<WarcRecord, Problem>> next();

  /// The first `size` bytes of the content, or all of it.
  [[nodiscard]] std::string_view peek(std::size_t size);

  /// All of the content; nullopt where it is longer than `limit`. Where the length is wrong, the
  /// content ends where the next record begins.
  [[nodiscard]] std::optional<WarcContent> take(std::size_t limit);

 private:
  using Found = std::variant<WarcRecord, Problem>;

  std::optional<Found> read_head();
  Found read_warc_head();
  Found read_arc_record();
  std::optional<Found> read_arc_line(std::string_view line, std::uint64_t offset);
  void read_arc_version();
  Found pass_over_garbage();
  bool ends_at(std::string_view window, std::size_t length) const;
  std::size_t find_end(std::size_t limit);

  ByteStream& stream_;
  std::uint64_t remaining_ = 0;  ///< of the content, by the length in its head
  bool arc_ = false;
  std::size_t arc_fields_ = 0;    ///< of a record's line: 5 in ARC 1, 10 in ARC 2
  std::optional<Found> pending_;  ///< the record after what was passed over
};

}  // namespace newsdex
