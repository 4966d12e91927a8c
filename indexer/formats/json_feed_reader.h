// JSON Feed: a feed in JSON; an article an item.
//
// The format: jsonfeed.org, versions 1 and 1.1.

#pragma once

#include <memory>
#include <optional>

#include "indexer/formats/reader.h"

namespace newsdex {

class JsonFeedReader : public Reader {
 public:
  JsonFeedReader(ByteStream& stream, const Limits& limits);
  ~JsonFeedReader() override;

  /// What stands in the feed before its items is true of each: its title is their source, its
  /// language and authors are theirs where they name none.
  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct State;

  std::unique_ptr<State> state_;
};

}  // namespace newsdex
