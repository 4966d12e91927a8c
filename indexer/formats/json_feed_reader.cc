#include "indexer/formats/json_feed_reader.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "indexer/extract/clean.h"
#include "indexer/formats/json_items.h"
#include "indexer/formats/json_keys.h"
#include "indexer/formats/json_mending.h"
#include "indexer/formats/markup.h"

namespace newsdex {

namespace dom = simdjson::dom;

namespace {

constexpr const char* kItems = "items";

/// What a feed says of all its items.
struct Channel {
  std::string title;
  std::string language;
  std::vector<std::string> authors;
};

// The members of a feed before its items, as an object of their own; empty where there is no list
// of items in `head`.
std::string before_items(std::string_view head) {
  JsonKeys keys(head);
  while (keys.next()) {
    const bool is_list = keys.value().starts_with('[');
    if (is_list && keys.path().size() == 1 && keys.path()[0] == kItems)
      return std::string(head.substr(0, head.size() - keys.value().size())) + "[]}";
  }
  return {};
}

// A text or a number, as version 1 has it in ids; empty where there is neither.
std::string text_at(dom::object object, std::string_view key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  return value.is_number() ? simdjson::minify(value) : std::string();
}

std::string first_of(dom::object object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (std::string text = text_at(object, key); !text.empty()) return text;
  }
  return {};
}

// `authors` of version 1.1, and `author` of version 1.
std::vector<std::string> authors_of(dom::object object) {
  std::vector<std::string> names;
  const auto add = [&](dom::element element) {
    dom::object author;
    if (element.get(author) == simdjson::SUCCESS)
      names.push_back(clean_line(text_at(author, "name")));
  };
  dom::array authors;
  dom::element author;
  if (object["authors"].get(authors) == simdjson::SUCCESS) {
    for (const dom::element element : authors) add(element);
  } else if (object["author"].get(author) == simdjson::SUCCESS) {
    add(author);
  }
  drop_repeated(names);
  return names;
}

std::vector<std::string> tags_of(dom::object object) {
  std::vector<std::string> tags;
  dom::array array;
  if (object["tags"].get(array) != simdjson::SUCCESS) return tags;
  for (const dom::element element : array) {
    std::string_view tag;
    if (element.get(tag) == simdjson::SUCCESS) tags.push_back(clean_line(std::string(tag)));
  }
  drop_repeated(tags);
  return tags;
}

Paragraphs paragraphs_of(dom::object object) {
  Paragraphs paragraphs = html_paragraphs(text_at(object, "content_html"));
  for (const char* key : {"content_text", "summary"}) {
    if (paragraphs.blocks.empty()) paragraphs.blocks = plain_paragraphs(text_at(object, key));
  }
  return paragraphs;
}

void keep_extra(dom::object object, RawArticle& article) {
  static constexpr auto kTaken = std::to_array<std::string_view>(
      {"id", "url", "title", "content_html", "content_text", "date_published", "date_modified",
       "authors", "author", "tags", "language"});
  for (const auto& [key, value] : object) {
    if (article.extra.size() == kMaxFields) return;
    if (std::find(kTaken.begin(), kTaken.end(), key) == kTaken.end())
      article.extra.emplace_back(key, simdjson::minify(value));
  }
}

JsonItems::Content read_item(dom::object object, const Channel& channel) {
  RawArticle article;
  article.id = text_at(object, "id");
  article.url = first_of(object, {"url", "external_url"});
  article.title = clean_line(text_at(object, "title"));
  set_text(article, paragraphs_of(object));
  article.published = text_at(object, "date_published");
  article.modified = text_at(object, "date_modified");
  article.bylines = authors_of(object);
  article.topics = tags_of(object);
  article.language = text_at(object, "language");
  article.source = channel.title;
  if (article.bylines.empty()) article.bylines = channel.authors;
  if (article.language.empty()) article.language = channel.language;
  keep_extra(object, article);
  if (article.title.empty() && article.blocks.empty())
    return Problem{Status::failed, "neither title nor body"};
  return article;
}

Channel read_channel(std::string_view head) {
  dom::parser parser;
  dom::element element;
  dom::object feed;
  if (parse_mended(parser, before_items(head), element) != simdjson::SUCCESS ||
      element.get(feed) != simdjson::SUCCESS)
    return {};
  return {clean_line(text_at(feed, "title")), text_at(feed, "language"), authors_of(feed)};
}

}  // namespace

struct JsonFeedReader::State {
  Channel channel;
  JsonItems items;
};

JsonFeedReader::JsonFeedReader(ByteStream& stream, const Limits& limits)
    : state_(new State{read_channel(skip_blanks(stream.peek(kSniffBytes))),
                       JsonItems(stream, {limits.record}, {kItems})}) {}

JsonFeedReader::~JsonFeedReader() = default;

std::optional<Item> JsonFeedReader::next() {
  return state_->items.next(
      [this](dom::object object) { return read_item(object, state_->channel); });
}

}  // namespace newsdex
