#include "indexer/formats/reuters_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/extract/encoding.h"

namespace newsdex {

namespace {

constexpr std::string_view kBegin = "<REUTERS";
constexpr std::string_view kEnd = "</REUTERS>";

// What stands for the body of a story that never had one.
constexpr std::string_view kPlaceholder = "Blah blah blah.";

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Entities into characters; those of control characters are dropped.
std::string unescape(std::string_view text) {
  constexpr auto kEntities = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}});
  std::string plain;
  while (!text.empty()) {
    const std::size_t ampersand = std::min(text.find('&'), text.size());
    plain += text.substr(0, ampersand);
    text.remove_prefix(ampersand);
    if (text.empty()) break;
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const auto& row) { return text.starts_with(row.first); });
    const std::size_t digits_end = std::min(text.find_first_not_of("0123456789", 2), text.size());
    if (entity != kEntities.end()) {
      plain += entity->second;
      text.remove_prefix(entity->first.size());
    } else if (text.starts_with("&#") && digits_end > 2 &&
               text.substr(digits_end).starts_with(';')) {
      text.remove_prefix(digits_end + 1);
    } else {
      plain += '&';
      text.remove_prefix(1);
    }
  }
  return plain;
}

// What stands between <TAG> and </TAG>, as written. Tags do not nest in themselves.
std::string_view element(std::string_view record, std::string_view tag) {
  const std::string open = "<" + std::string(tag) + ">";
  const std::size_t begin = record.find(open);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = record.substr(begin + open.size());
  const std::size_t end = rest.find("</" + std::string(tag) + ">");
  return end == std::string_view::npos ? std::string_view{} : rest.substr(0, end);
}

std::vector<std::string> list(std::string_view record, std::string_view tag) {
  std::vector<std::string> values;
  std::string_view rest = element(record, tag);
  for (std::size_t begin = rest.find("<D>"); begin != std::string_view::npos;
       begin = rest.find("<D>")) {
    rest.remove_prefix(begin + 3);
    const std::size_t end = std::min(rest.find("</D>"), rest.size());
    values.push_back(unescape(rest.substr(0, end)));
    rest.remove_prefix(end);
  }
  return values;
}

// The value of NAME="…" in the opening tag.
std::string attribute(std::string_view tag, std::string_view name) {
  const std::string key = " " + std::string(name) + "=\"";
  const std::size_t begin = tag.find(key);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = tag.substr(begin + key.size());
  return unescape(rest.substr(0, std::min(rest.find('"'), rest.size())));
}

// Lines wrapped at 64 columns into a line a paragraph: an indented line begins one, as does the
// sign-off " Reuter".
std::string unwrap(std::string_view body) {
  std::string text;
  while (!body.empty()) {
    const std::string_view line = body.substr(0, body.find('\n'));
    body.remove_prefix(std::min(line.size() + 1, body.size()));
    const std::string_view content = trim(line);
    if (content.empty()) continue;
    const bool begins = line.starts_with("    ") || (content.size() <= 8 && line.starts_with(" "));
    if (!text.empty()) text += begins ? '\n' : ' ';
    text += content;
  }
  return text;
}

void set_story(RawArticle& article, std::string_view text) {
  const std::string_view body = element(text, "BODY");
  const std::string_view head = text.substr(0, text.find("<BODY>"));
  const std::string_view title = element(head, "TITLE");
  article.title = unwrap(unescape(title));
  std::replace(article.title.begin(), article.title.end(), '\n', ' ');
  if (const auto author = trim(element(head, "AUTHOR")); !author.empty()) {
    article.bylines.push_back(unescape(author));
  }
  article.dateline = trim(unescape(element(head, "DATELINE")));
  article.layout = Layout::paragraphs;
  if (!body.empty()) {
    article.body = unwrap(unescape(body));
  } else if (title.empty()) {  // unprocessed: the text stands there without any tags
    article.body = unwrap(unescape(text.substr(std::min(text.find('>') + 1, text.size()))));
  } else if (text.find(kPlaceholder) == std::string_view::npos) {
    const std::size_t end = text.find("</TITLE>") + std::string_view("</TITLE>").size();
    article.body = unwrap(unescape(text.substr(end)));
  }
}

void add_extra(RawArticle& article, std::string_view name, const std::string& value) {
  if (!value.empty()) article.extra.emplace_back(name, nlohmann::json(value).dump());
}

std::variant<RawArticle, Problem> parse(std::string_view record) {
  const std::string_view tag = record.substr(0, std::min(record.find('>'), record.size()));
  const std::string number = attribute(tag, "NEWID");
  const std::size_t text_begin = record.find("<TEXT");
  const std::size_t text_end = record.find("</TEXT>", std::min(text_begin, record.size()));
  if (number.empty()) return Problem{Status::failed, "a record without NEWID"};
  if (text_end == std::string_view::npos) return Problem{Status::failed, "a record without <TEXT>"};
  const std::string_view text = record.substr(text_begin, text_end - text_begin);

  RawArticle article;
  article.id = "reuters21578-" + number;
  article.source = "Reuters";
  article.language = "en";
  const std::string_view date = trim(element(record.substr(0, text_begin), "DATE"));
  article.published = trim(date.substr(0, date.find('&')));  // desk codes follow in some
  const std::string_view head = record.substr(0, text_begin);
  article.topics = list(head, "TOPICS");
  article.supplied = {list(head, "PEOPLE"), list(head, "PLACES"), list(head, "ORGS")};
  for (const auto& [name, key] :
       {std::pair{"EXCHANGES", "exchanges"}, {"COMPANIES", "companies"}}) {
    const auto values = list(head, name);
    if (!values.empty()) article.extra.emplace_back(key, nlohmann::json(values).dump());
  }
  add_extra(article, "lewissplit", attribute(tag, "LEWISSPLIT"));
  add_extra(article, "cgisplit", attribute(tag, "CGISPLIT"));
  add_extra(article, "oldid", attribute(tag, "OLDID"));
  add_extra(article, "type", attribute(text.substr(0, text.find('>')), "TYPE"));
  set_story(article, text);
  if (article.title.empty() && article.body.empty()) {
    return Problem{Status::skipped, "a record without text"};
  }
  return article;
}

}  // namespace

std::optional<Item> ReutersReader::next() {
  std::string record = std::exchange(pending_, {});
  Item item;
  item.line = pending_line_;
  item.bytes = record.size();
  std::optional<Problem> problem;
  bool ended = false;
  while (!ended) {
    const auto line = stream_.line(kMaxRecordBytes);
    if (!line) break;
    const bool begins = line->text.starts_with(kBegin);
    if (begins && !record.empty()) {
      pending_ = std::string(line->text) + '\n';
      pending_line_ = line->number;
      break;
    }
    if (!begins && record.empty()) continue;  // between records
    if (begins) item.line = line->number;
    item.bytes += line->bytes;
    if (line->too_long || record.size() + line->text.size() > kMaxRecordBytes) {
      problem = Problem{Status::failed, "a record longer than 64 MiB"};
      record.resize(1);
    } else if (!problem) {
      record.append(line->text) += '\n';
    }
    ended = line->text.find(kEnd) != std::string_view::npos;
  }
  if (record.empty()) return std::nullopt;
  if (!ended && !problem) problem = Problem{Status::failed, "a record without its end"};
  if (problem) {
    item.content = std::move(*problem);
    return item;
  }
  record = decode_windows_1252(std::move(record));
  item.item = attribute(std::string_view(record).substr(0, record.find('>')), "NEWID");
  std::visit([&](auto content) { item.content = std::move(content); }, parse(record));
  return item;
}

}  // namespace newsdex
