#include "indexer/formats/jsonl_reader.h"

#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <simdjson.h>

namespace newsdex {

namespace dom = simdjson::dom;

struct JsonlReader::Parser {
  dom::parser json{kMaxRecordBytes};
};

namespace {

std::string to_json(dom::element value) { return simdjson::minify(value); }

// A scalar as text, an object by its `name`; nullopt for what has neither.
std::optional<std::string> element_text(dom::element value) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return std::string(value.get_string().value());
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
    case dom::element_type::BOOL:
      return to_json(value);
    case dom::element_type::OBJECT: {
      std::string_view name;
      if (value["name"].get(name) == simdjson::SUCCESS && !name.empty()) return std::string(name);
      return std::nullopt;
    }
    case dom::element_type::ARRAY:
    case dom::element_type::NULL_VALUE:
      return std::nullopt;
  }
  return std::nullopt;
}

// nullopt for a value that no field takes: a nested list, an object without a name.
std::optional<FieldValue> field_value(dom::element value) {
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) {
    auto text = element_text(value);
    if (!text) return std::nullopt;
    return FieldValue{.texts = {std::move(*text)}, .list = false};
  }
  FieldValue list{.texts = {}, .list = true};
  for (const dom::element element : array) {
    auto text = element_text(element);
    if (!text) return std::nullopt;
    if (!text->empty()) list.texts.push_back(std::move(*text));
  }
  return list;
}

bool is_absent(dom::element value) {
  std::string_view text;
  dom::array array;
  if (value.is_null()) return true;
  if (value.get(text) == simdjson::SUCCESS) return text.empty();
  return value.get(array) == simdjson::SUCCESS && array.size() == 0;
}

RawArticle to_raw(dom::object object, const FieldNames& fields) {
  RawArticle article;
  std::vector<std::string_view> columns;
  std::vector<dom::element> values;
  std::set<std::string_view> seen;
  for (const auto& [key, value] : object) {
    if (!seen.insert(key).second) {
      article.notes.push_back("key \"" + std::string(key) + "\" again: the first one counts");
    } else if (!is_absent(value)) {
      columns.push_back(key);
      values.push_back(value);
    }
  }
  const auto assigned = fields.assign(columns);
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::optional<FieldValue> value;
    if (assigned[i]) value = field_value(values[i]);
    if (value) {
      set_field(article, *assigned[i], std::move(*value));
    } else {
      article.extra.emplace_back(columns[i], to_json(values[i]));
    }
  }
  return article;
}

std::variant<RawArticle, Problem> parse(dom::parser& parser, std::string_view line,
                                        const FieldNames& fields) {
  dom::element element;
  if (const auto error = parser.parse(line.data(), line.size()).get(element)) {
    return Problem{Status::failed,
                   std::string("not valid JSON: ") + simdjson::error_message(error)};
  }
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return Problem{Status::failed, "not a JSON object"};
  RawArticle article = to_raw(object, fields);
  if (article.title.empty() && article.body.empty()) {
    return Problem{Status::failed, "neither title nor body"};
  }
  return article;
}

}  // namespace

JsonlReader::JsonlReader(ByteStream& stream, const FieldNames& fields)
    : stream_(stream), fields_(fields), parser_(std::make_unique<Parser>()) {}

JsonlReader::~JsonlReader() = default;

std::optional<Item> JsonlReader::next() {
  while (const auto line = stream_.line(kMaxRecordBytes)) {
    std::string_view text = line->text;
    if (!line->ended && stream_.broken()) return std::nullopt;  // it may lack its end
    if (line->number == 1 && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    if (!line->too_long && text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Item item;
    item.item = std::to_string(line->number);
    item.line = line->number;
    item.bytes = line->bytes;
    if (line->too_long) {
      item.content = Problem{Status::failed, "a line longer than 64 MiB"};
    } else {
      std::visit([&](auto content) { item.content = std::move(content); },
                 parse(parser_->json, text, fields_));
    }
    return item;
  }
  return std::nullopt;
}

}  // namespace newsdex
