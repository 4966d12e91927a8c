// HTTP responses as crawls keep them: head and body of one message, in whole or nearly.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace newsdex {

struct HttpHead {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case
  std::size_t bytes = 0;  ///< from the status line to the empty line, both included

  /// The value of the first field of that name (in lower case), empty where there is none.
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

/// nullopt where `bytes` does not begin with a status line, or holds no end of the head.
[[nodiscard]] std::optional<HttpHead> read_http_head(std::string_view bytes);

/// `text/html` and `utf-8` of `Text/HTML; charset="UTF-8"`: both in lower case, empty if absent.
struct MediaType {
  std::string type;
  std::string charset;
};

[[nodiscard]] MediaType read_media_type(std::string_view value);

struct HttpBody {
  std::string bytes;
  std::vector<std::string> notes;  ///< where the head said other than the body was
};

/// The body with its chunks joined and its compression (gzip, deflate; at most two layers) undone.
///
/// A field that says what the body is not is passed over with a note: recorders undo chunks and
/// compression and keep the fields. The Content-Length is not looked at; a body that breaks off
/// is kept as far as it goes. A string says why there is no body: another compression (br), or
/// more than `limit` bytes, or more than kMaxHttpRatio times its size.
[[nodiscard]] std::variant<HttpBody, std::string> decode_http_body(const HttpHead& head,
                                                                   std::string_view body,
                                                                   std::size_t limit);

}  // namespace newsdex
