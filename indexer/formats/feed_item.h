// What an item of a feed says.

#pragma once

#include "indexer/formats/feed_channel.h"
#include "indexer/formats/xml.h"
#include "indexer/item.h"

namespace newsdex {

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
