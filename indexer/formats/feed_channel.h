// What the channel of a feed says for all of its items.

#pragma once

#include <string>
#include <vector>

#include "indexer/formats/xml.h"

namespace newsdex {

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

/// A link made whole by what it begins at; as it is where that cannot be done.
[[nodiscard]] std::string resolve(const std::string& link, const std::string& base);

}  // namespace newsdex
