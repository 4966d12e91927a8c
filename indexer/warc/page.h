// Which records of a crawl hold something to read.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/warc/http.h"
#include "indexer/warc/record.h"

namespace newsdex {

/// How the content of a record is to be read.
enum class PageKind : std::uint8_t {
  structure,  ///< a record about the crawl itself: request, metadata, warcinfo, DNS
  html,
  text,
  sniffed,  ///< XML, JSON, or of no declared type: its content decides
  revisit,  ///< the page has been captured before, and was the same
  unwanted  ///< an image, a redirect, an error page …
};

struct Page {
  PageKind kind = PageKind::structure;
  std::string reason;            ///< why it is unwanted: "status 404", "type image/png"
  std::optional<HttpHead> http;  ///< where the content begins with one
  std::string charset;           ///< as the server declared it, in lower case
};

/// Looks at a record's head and at the first bytes of its content, which stays untaken.
[[nodiscard]] Page look_at(const WarcRecord& record, WarcScanner& scanner);

}  // namespace newsdex
