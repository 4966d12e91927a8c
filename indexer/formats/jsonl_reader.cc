#include "indexer/formats/jsonl_reader.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <simdjson.h>

#include "common/byte_order_mark.h"
#include "indexer/formats/json_articles.h"
#include "indexer/formats/json_fields.h"
#include "indexer/formats/json_mending.h"

namespace newsdex {

namespace dom = simdjson::dom;

struct JsonlReader::Parser {
  explicit Parser(std::size_t record_bytes) : json(record_bytes) {}

  dom::parser json;
};

namespace {

Problem invalid(simdjson::error_code error) {
  return {Status::failed, std::string("not valid JSON: ") + simdjson::error_message(error)};
}

// The values of a line that holds two or more objects and nothing else.
std::deque<std::string> split_values(std::string_view line, std::size_t record_bytes) {
  std::istringstream input{std::string(line)};
  ByteStream stream(input);
  JsonValues values(stream, record_bytes);
  std::deque<std::string> found;
  while (const auto value = values.next()) {
    if (!value->problem.empty()) return {};
    found.emplace_back(value->text);
  }
  if (found.size() < 2) found.clear();
  return found;
}

std::string text_at(dom::object object, const char* key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  return json_text_of(value).value_or(std::string());
}

std::variant<RawArticle, Problem> to_content(dom::object object, const FieldNames& fields) {
  dom::object source;
  const bool is_hit = object["_source"].get(source) == simdjson::SUCCESS;
  RawArticle article = read_fields(is_hit ? source : object, fields);
  if (is_hit && article.id.empty()) article.id = text_at(object, "_id");
  if (article.title.empty() && article.body.empty() && article.blocks.empty()) {
    return Problem{Status::failed, "neither title nor body"};
  }
  return article;
}

}  // namespace

/// What a line of `_bulk` says of the next one.
struct JsonlReader::Action {
  enum class Kind : std::uint8_t { put, update, remove } kind;
  std::string id;
};

namespace {

// `{"index": {"_id": …}}`: one key, and its value an object.
template <typename Action>
std::unique_ptr<Action> read_action(dom::object object) {
  using Kind = typename Action::Kind;
  static constexpr auto kActions = std::to_array<std::pair<std::string_view, Kind>>({
      {"index", Kind::put},
      {"create", Kind::put},
      {"update", Kind::update},
      {"delete", Kind::remove},
  });
  if (object.size() != 1) return nullptr;
  const auto [key, value] = *object.begin();
  dom::object about;
  if (value.get(about) != simdjson::SUCCESS) return nullptr;
  for (const auto& [name, kind] : kActions) {
    if (name == key) return std::make_unique<Action>(Action{kind, text_at(about, "_id")});
  }
  return nullptr;
}

}  // namespace

JsonlReader::JsonlReader(ByteStream& stream, const FieldNames& fields, const Limits& limits)
    : stream_(stream),
      fields_(fields),
      limits_(limits),
      parser_(std::make_unique<Parser>(limits.record)) {}

JsonlReader::~JsonlReader() = default;

std::optional<Item> JsonlReader::next() {
  if (!std::exchange(opened_, true)) {
    const std::string_view head = stream_.peek(kSniffBytes);
    std::vector<std::string> path = path_to_articles(head, fields_);
    if (!path.empty() || find_json_layout(head) != JsonLayout::lines) {
      const bool are_hits = !path.empty() && path.front() == "hits";  // samples may follow them
      const auto is_article = [this](std::string_view text) {
        return is_listed_article(text, fields_);
      };
      values_ = std::make_unique<JsonValues>(
          stream_, limits_.record, std::move(path),
          are_hits ? JsonValues::IsArticle() : JsonValues::IsArticle(is_article));
    }
  }
  while (true) {
    Item item;
    std::string_view text;
    if (!next_record(item, text)) return std::nullopt;
    if (std::get<Problem>(item.content).reason.empty()) {
      auto content = read(text);
      if (!content) continue;
      item.content = *std::move(content);
    }
    return item;
  }
}

// The next value and its place; a Problem with a reason where there is none. False at the end.
bool JsonlReader::next_record(Item& item, std::string_view& text) {
  item.content = Problem{};
  if (!values_) return next_line(item, text);
  const auto value = values_->next();
  if (!value || (!value->problem.empty() && stream_.broken())) return false;  // it may lack its end
  item.item = std::to_string(++number_);
  item.line = value->line;
  item.bytes = value->bytes;
  item.content = Problem{Status::failed, value->problem};
  text = value->text;
  return true;
}

bool JsonlReader::next_line(Item& item, std::string_view& text) {
  if (!rest_.empty()) {
    held_ = std::move(rest_.front());
    rest_.pop_front();
    item.item = std::to_string(line_) + '.' + std::to_string(++number_);
    item.line = line_;
    text = held_;
    return true;
  }
  while (const auto line = stream_.line(limits_.record)) {
    if (!line->ended && stream_.broken()) return false;  // it may lack its end
    text = line->text;
    if (line->number == 1) text = without_byte_order_mark(text);
    if (!line->too_long && text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    item.item = std::to_string(line->number);
    item.line = line_ = line->number;
    item.bytes = line->bytes;
    number_ = 1;
    if (line->too_long) {
      item.content = Problem{Status::failed, "a line longer than " + size_text(limits_.record)};
    }
    return true;
  }
  return false;
}

// nullopt for a line that only says what the next one is.
std::optional<JsonlReader::Content> JsonlReader::read(std::string_view text) {
  const std::unique_ptr<Action> action = std::move(action_);
  if (action && action->kind == Action::Kind::update) {
    return Problem{Status::skipped, "an update of a part: only whole articles are read"};
  }
  dom::element element;
  const auto error = parse_mended(parser_->json, text, element);
  if (error != simdjson::SUCCESS) {
    if (!values_ && rest_.empty()) rest_ = split_values(text, limits_.record);
    if (rest_.empty()) return invalid(error);
    number_ = 0;
    return std::nullopt;
  }
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    return Problem{Status::failed, "not a JSON object"};
  }
  if (!action) {
    action_ = read_action<Action>(object);
    if (action_ && action_->kind == Action::Kind::remove) {
      RawArticle withdrawn;
      withdrawn.id = std::exchange(action_, nullptr)->id;
      withdrawn.cancelled = true;
      if (withdrawn.id.empty()) return Problem{Status::failed, "a delete without an _id"};
      return withdrawn;
    }
    if (action_) return std::nullopt;
  }
  Content content = to_content(object, fields_);
  auto* article = std::get_if<RawArticle>(&content);
  if (article != nullptr && action && article->id.empty()) article->id = action->id;
  return content;
}

}  // namespace newsdex
