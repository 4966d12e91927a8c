// What an item of a feed says, and what its channel says for all of them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/xml.h"
#include "indexer/item.h"

namespace newsdex {

/// Whether elements of a namespace, as XmlElement has it, may be a feed's own: those of RSS, of
/// Atom, of none, and of any that is not known to be another vocabulary's.
[[nodiscard]] bool may_be_feed(std::string_view space);

/// What holds for all items of a feed.
struct FeedChannel {
  std::string title;
  std::string publisher;  ///< dc:publisher
  std::string language;
  std::string base;  ///< what relative links of items begin at
  std::vector<std::string> authors;
};

/// `root` is a feed without its items; nullptr gives an empty channel.
[[nodiscard]] FeedChannel read_channel(const XmlElement* root);

/// Never fails: an item without text has none. The first that there is counts:
///   body       content:encoded, content, xhtml:body, description or summary, media:description
///   published  published, pubDate, dc:date, issued, created, updated
///   id         guid, id, rdf:about, dc:identifier
///   url        feedburner:origLink, link, a guid that is a permalink
///   source     the item's own source, the channel's dc:publisher, its title
/// Where the item names another feed as its source, `via` is the channel's title. What has no
/// place is in `extra`.
[[nodiscard]] RawArticle read_feed_item(const XmlElement& item, const FeedChannel& channel);

}  // namespace newsdex
