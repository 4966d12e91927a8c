// NewsML-G2: an article a newsItem, alone or several in a newsMessage.
//
// The format: IPTC, NewsML-G2 2.x (iptc.org/std/NewsML-G2).

#pragma once

#include <optional>
#include <string>

#include "indexer/formats/reader.h"
#include "indexer/formats/xml.h"

namespace newsdex {

class NewsmlReader : public Reader {
 public:
  NewsmlReader(ByteStream& stream, const Limits& limits);

  /// Items of other kinds (packages, concepts, plans) are skipped with their kind; so are news
  /// items without any text.
  [[nodiscard]] std::optional<Item> next() override;

 private:
  std::optional<Item> at_end();

  XmlRecords records_;
  std::optional<std::string> sender_;  ///< of the message, if it is one
  std::size_t items_ = 0;
  bool cut_ = false;
  bool done_ = false;
};

/// The names of the elements that are items.
[[nodiscard]] bool is_newsml_item(const XmlElement& element);

}  // namespace newsdex
