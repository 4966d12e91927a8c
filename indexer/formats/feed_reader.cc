#include "indexer/formats/feed_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/formats/feed_item.h"
#include "indexer/formats/feed_vocabulary.h"
namespace newsdex {

namespace {

bool is_feed_item(const XmlElement& element) {
  return (element.name == "item" || element.name == "entry") && may_be_feed(element.space);
}

constexpr auto kRoots = std::to_array<std::string_view>({"rss", "RDF", "feed", "channel", "entry"});

}  // namespace

FeedReader::FeedReader(ByteStream& stream, const Limits& limits)
    : records_(stream, is_feed_item, limits) {}

std::optional<Item> FeedReader::next() {
  if (done_) return std::nullopt;
  auto record = records_.next();
  if (!record) return at_end();
  if (!channel_) channel_ = read_channel(records_.head());
  Item item;
  item.item = std::to_string(++items_);
  item.line = record->line;
  item.bytes = record->bytes;
  if (record->cut) {
    cut_ = true;
    item.content = Problem{Status::failed, "the feed ends within this item"};
  } else if (record->too_large) {
    item.content = Problem{Status::failed, "an item with more than " + records_.bounds()};
  } else {
    RawArticle article = read_feed_item(record->element, *channel_);
    std::move(record->cuts.begin(), record->cuts.end(), std::back_inserter(article.cuts));
    if (!record->fault.empty()) article.notes.push_back(record->fault);
    if (items_ == 1 && !records_.note().empty()) article.notes.push_back(records_.note());
    item.content = std::move(article);
  }
  return item;
}

// What is to be said of the feed as a whole when its items are over.
std::optional<Item> FeedReader::at_end() {
  done_ = true;
  const XmlElement* root = records_.head();
  Item item;
  item.line = records_.line();
  item.bytes = records_.bytes_left();
  const auto ended_by = [&](Status status, std::string reason) {
    item.content = Problem{status, std::move(reason)};
    return item;
  };
  if (root == nullptr && items_ == 0) return ended_by(Status::failed, "no XML in it");
  if (items_ == 0 && std::find(kRoots.begin(), kRoots.end(), root->name) == kRoots.end()) {
    return ended_by(Status::failed, "no feed: its root is <" + root->name.substr(0, 100) + ">");
  }
  if (!records_.complete() && !cut_) {
    return ended_by(Status::failed, "the feed ends before its end tag");
  }
  if (items_ == 0) return ended_by(Status::skipped, "a feed without items");
  return std::nullopt;
}

}  // namespace newsdex
