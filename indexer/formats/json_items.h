// Articles of a stream of JSON objects: an item an object.

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <simdjson.h>

#include "indexer/formats/json_values.h"
#include "indexer/item.h"

namespace newsdex {

class JsonItems {
 public:
  using Content = std::variant<RawArticle, Problem>;
  /// What an object says; it lasts as long as the call.
  using Read = std::function<Content(simdjson::dom::object)>;

  struct Bounds {
    std::size_t record;                               ///< bytes of an object
    std::size_t depth = simdjson::DEFAULT_MAX_DEPTH;  ///< of brackets in it
  };

  /// `stream` must outlive it; of `path` see JsonValues.
  JsonItems(ByteStream& stream, const Bounds& bounds, std::vector<std::string> path = {});

  /// The next item with its place; what is no object or not valid JSON is a failed one. nullopt at
  /// the end.
  [[nodiscard]] std::optional<Item> next(const Read& read);

 private:
  ByteStream& stream_;
  JsonValues values_;
  simdjson::dom::parser parser_;  ///< keeps its memory from object to object
  std::size_t items_ = 0;
};

}  // namespace newsdex
