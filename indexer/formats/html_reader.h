// HTML: a page is one article.

#pragma once

#include <string>

#include "indexer/formats/reader.h"

namespace newsdex {

/// What is known about a page beside its bytes.
struct PageRequest {
  std::string url;      ///< from which it was taken; empty if unknown
  std::string charset;  ///< as HTTP declares it; empty if it does not
};

/// The article of a page in any encoding: main text, metadata, and what was offered for it.
/// Crawls use it for the pages that they hold. Never fails: a page without text gives an article
/// without text. Takes time linear in the page's first `page_bytes`; the rest is not read.
[[nodiscard]] RawArticle read_page(std::string bytes, const PageRequest& request,
                                   std::size_t page_bytes = Limits{}.page);

class HtmlReader : public Reader {
 public:
  HtmlReader(ByteStream& stream, const Limits& limits) : stream_(stream), limits_(limits) {}

  [[nodiscard]] std::optional<Item> next() override;

 private:
  ByteStream& stream_;
  const Limits limits_;
  bool done_ = false;
};

}  // namespace newsdex
