#include "indexer/formats/json_items.h"

#include <algorithm>
#include <new>
#include <utility>

#include "indexer/formats/json_mending.h"

namespace newsdex {

namespace dom = simdjson::dom;

JsonItems::JsonItems(ByteStream& stream, const Bounds& bounds, std::vector<std::string> path)
    : stream_(stream), values_(stream, bounds.record, std::move(path)), parser_(bounds.record) {
  static constexpr std::size_t kFirstCapacity = std::size_t{64} << 10;
  const std::size_t capacity = std::min(kFirstCapacity, bounds.record);
  if (parser_.allocate(capacity, bounds.depth) != simdjson::SUCCESS) throw std::bad_alloc();
}

std::optional<Item> JsonItems::next(const Read& read) {
  const auto value = values_.next();
  if (!value) return std::nullopt;
  if (!value->problem.empty() && stream_.broken()) return std::nullopt;  // it may lack its end
  Item item;
  item.item = std::to_string(++items_);
  item.line = value->line;
  item.bytes = value->bytes;
  const auto failed = [&](std::string reason) {
    item.content = Problem{Status::failed, std::move(reason)};
    return item;
  };
  if (!value->problem.empty()) return failed(value->problem);
  dom::element element;
  if (const auto error = parse_mended(parser_, value->text, element))
    return failed(std::string("not valid JSON: ") + simdjson::error_message(error));
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return failed("not a JSON object");
  std::visit([&](auto content) { item.content = std::move(content); }, read(object));
  return item;
}

}  // namespace newsdex
