// JSON: an article a line (JSON Lines), or articles in an array, one after the other, in a list
// inside of an object, as a search engine or a news service answers; and Elasticsearch's `_bulk`
// lines.

#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/formats/json_values.h"
#include "indexer/formats/reader.h"

namespace newsdex {

/// An object that has a `_source` is a hit: that is the article, and `_id` its id where it has no
/// other. `_bulk` actions are obeyed: `index` and `create` give the next line their `_id`, `delete`
/// cancels the article of its `_id`, and what follows an `update` is skipped, for it is a part of
/// an article.
class JsonlReader : public Reader {
 public:
  JsonlReader(ByteStream& stream, const FieldNames& fields, const Limits& limits);
  ~JsonlReader() override;

  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct Parser;
  struct Action;
  using Content = std::variant<RawArticle, Problem>;

  bool next_record(Item& item, std::string_view& text);
  bool next_line(Item& item, std::string_view& text);
  std::optional<Content> read(std::string_view text);

  ByteStream& stream_;
  const FieldNames& fields_;
  const Limits limits_;
  std::unique_ptr<Parser> parser_;      ///< keeps its memory from value to value
  std::unique_ptr<JsonValues> values_;  ///< where the layout is not lines
  std::deque<std::string> rest_;        ///< further values of the line
  std::string held_;                    ///< the one of them that is being read
  std::unique_ptr<Action> action_;      ///< of the line before
  std::uint64_t number_ = 0;            ///< of the value
  std::uint64_t line_ = 0;              ///< that rest_ is of
  bool opened_ = false;
};

}  // namespace newsdex
