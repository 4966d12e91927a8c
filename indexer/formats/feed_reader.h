// News feeds in XML: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0; an article an item.
//
// The formats: RSS 2.0 (rssboard.org), RSS 1.0 (purl.org/rss/1.0), Atom (RFC 4287), and the modules
// content, Dublin Core, Media RSS, iTunes and FeedBurner.

#pragma once

#include "indexer/formats/feed_channel.h"
#include "indexer/formats/reader.h"
#include "indexer/formats/xml.h"

namespace newsdex {

class FeedReader : public Reader {
 public:
  FeedReader(ByteStream& stream, const Limits& limits);

  /// An item that the input cuts off is a failed one; so is what follows the last whole item of a
  /// feed that has no end. A feed without items is one skipped item.
  [[nodiscard]] std::optional<Item> next() override;

 private:
  std::optional<Item> at_end();

  XmlRecords records_;
  std::optional<FeedChannel> channel_;  ///< as it was read when the first item was
  std::size_t items_ = 0;
  bool cut_ = false;
  bool done_ = false;
};

}  // namespace newsdex
