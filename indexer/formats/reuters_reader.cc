#include "indexer/formats/reuters_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/extract/encoding.h"
#include "indexer/json_text.h"

namespace newsdex {

namespace {

constexpr std::string_view kBegin = "<REUTERS";
constexpr std::string_view kEnd = "</REUTERS>";

// How much is looked at first; most records are shorter.
constexpr std::size_t kWindow = std::size_t{16} << 10;

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
void append_line(std::string& text, std::string_view line) {
  const std::string_view content = trim(line);
  if (content.empty()) return;
  const bool begins = line.starts_with("    ") || (content.size() <= 8 && line.starts_with(" "));
  if (!text.empty()) text += begins ? '\n' : ' ';
  text += content;
}

// The lines of `body`, unescaped and joined as above.
std::string unwrap(std::string_view body) {
  std::string text;
  text.reserve(body.size());
  std::size_t ampersand = body.find('&');
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const std::string_view line = body.substr(begin, end - begin);
    if (ampersand < end) {
      append_line(text, unescape(line));
      ampersand = body.find('&', end);
    } else {
      append_line(text, line);
    }
    begin = end + 1;
  }
  return text;
}

// An opening tag, and what stands between it and the next end tag.
struct Element {
  std::string_view name;
  std::string_view content;
};

// The opening tags of a text, in order.
class Elements {
 public:
  explicit Elements(std::string_view text) : text_(text) {}

  std::optional<Element> next() {
    while (true) {
      const std::size_t tag = text_.find('<', at_);
      if (tag == std::string_view::npos) return std::nullopt;
      const std::size_t end = std::min(text_.find('>', tag), text_.size() - 1);
      const std::string_view name = text_.substr(tag + 1, end - tag - 1);
      at_ = end + 1;
      if (name.empty() || name.front() == '/') continue;
      if (end_tag_ < at_) end_tag_ = text_.find("</", at_);
      return Element{name, text_.substr(at_, end_tag_ - at_)};
    }
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_tag_ = 0;  ///< the first at or behind at_, found when it is asked for
};

// What stands before the text: the date, and lists of <D>…</D>.
void set_head(RawArticle& article, std::string_view head) {
  std::vector<std::string> exchanges;
  std::vector<std::string> companies;
  const auto lists = std::to_array<std::pair<std::string_view, std::vector<std::string>*>>(
      {{"TOPICS", &article.topics},
       {"PLACES", &article.supplied.places},
       {"PEOPLE", &article.supplied.people},
       {"ORGS", &article.supplied.orgs},
       {"EXCHANGES", &exchanges},
       {"COMPANIES", &companies}});
  std::vector<std::string>* list = nullptr;
  Elements elements(head);
  while (const auto element = elements.next()) {
    const auto [name, content] = *element;
    if (name == "D") {
      if (list != nullptr) list->push_back(unescape(content.substr(0, content.find('<'))));
      continue;
    }
    const auto row = std::find_if(lists.begin(), lists.end(),
                                  [&](const auto& known) { return known.first == element->name; });
    list = row == lists.end() ? nullptr : row->second;
    if (name == "DATE" && article.published.empty())  // desk codes follow in some
      article.published = trim(content.substr(0, content.find('&')));
  }
  if (!exchanges.empty()) article.extra.emplace_back("exchanges", json_text(exchanges));
  if (!companies.empty()) article.extra.emplace_back("companies", json_text(companies));
}

// `text` begins with its tag and ends before the end tag.
void set_story(RawArticle& article, std::string_view text) {
  const std::size_t body = text.find("<BODY>");
  Elements elements(text.substr(0, body));
  std::size_t title_end = std::string_view::npos;
  while (const auto element = elements.next()) {
    const auto [name, content] = *element;
    if (name == "TITLE" && title_end == std::string_view::npos) {
      article.title = unwrap(content);
      std::replace(article.title.begin(), article.title.end(), '\n', ' ');
      title_end = static_cast<std::size_t>(content.data() + content.size() - text.data());
    } else if (name == "AUTHOR" && article.bylines.empty() && !trim(content).empty()) {
      article.bylines.push_back(unescape(trim(content)));
    } else if (name == "DATELINE" && article.dateline.empty()) {
      article.dateline = trim(unescape(content));
    }
  }
  article.layout = Layout::paragraphs;
  if (body != std::string_view::npos) {
    const std::string_view rest = text.substr(body + std::string_view("<BODY>").size());
    article.body = unwrap(rest.substr(0, rest.rfind("</BODY>")));
  } else if (title_end == std::string_view::npos) {  // unprocessed: the text stands there alone
    article.body = unwrap(text.substr(std::min(text.find('>') + 1, text.size())));
  } else if (text.find(kPlaceholder) == std::string_view::npos) {
    const std::size_t end = text.find('>', title_end);  // of </TITLE>, or what stands for it
    if (end != std::string_view::npos) article.body = unwrap(text.substr(end + 1));
  }
}

void add_extra(RawArticle& article, std::string_view name, const std::string& value) {
  if (!value.empty()) article.extra.emplace_back(name, json_text(value));
}

std::variant<RawArticle, Problem> parse(std::string_view record, const std::string& number) {
  const std::size_t text_begin = record.find("<TEXT");
  const std::size_t text_end = record.rfind("</TEXT>");
  if (number.empty()) return Problem{Status::failed, "a record without NEWID"};
  if (text_end == std::string_view::npos || text_begin > text_end)
    return Problem{Status::failed, "a record without <TEXT>"};
  const std::string_view text = record.substr(text_begin, text_end - text_begin);
  const std::string_view tag = record.substr(0, record.find('>'));

  RawArticle article;
  article.id = "reuters21578-" + number;
  article.source = "Reuters";
  article.language = "en";
  set_head(article, record.substr(0, text_begin));
  add_extra(article, "lewissplit", attribute(tag, "LEWISSPLIT"));
  add_extra(article, "cgisplit", attribute(tag, "CGISPLIT"));
  add_extra(article, "oldid", attribute(tag, "OLDID"));
  add_extra(article, "type", attribute(text.substr(0, text.find('>')), "TYPE"));
  set_story(article, text);
  return article;
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

// How far a record reaches from where the stream stands.
struct ReutersReader::Extent {
  std::size_t bytes = 0;
  bool ended = false;     ///< by its end tag
  bool too_long = false;  ///< `bytes` is what can be passed over, and it goes on behind that
};

// Takes what stands between records; false at the end of the input.
bool ReutersReader::find_record() {
  while (true) {
    const std::string_view view = stream_.peek(kWindow);
    const std::size_t begin = view.find(kBegin);
    if (begin != std::string_view::npos) {
      take(begin);
      return true;
    }
    if (view.size() < kBegin.size()) return false;
    take(view.size() - kBegin.size() + 1);  // what is left may be half of a tag
  }
}

ReutersReader::Extent ReutersReader::measure_record() {
  std::size_t searched = 1;  // a record begins with the mark that also ends one
  for (std::size_t size = kWindow;; size *= 2) {
    const std::string_view view = stream_.peek(size);
    for (std::size_t at = view.find('<', searched); at != std::string_view::npos;
         at = view.find('<', at + 1)) {
      const std::string_view mark = view.substr(at);
      if (mark.starts_with(kEnd)) return {at + kEnd.size(), true, false};
      if (view[at - 1] == '\n' && mark.starts_with(kBegin)) return {at, false, false};
    }
    if (view.size() < size) return {view.size(), false, false};
    if (size >= limits_.record) return {size - kEnd.size(), false, true};
    searched = size - kEnd.size();
  }
}

std::string_view ReutersReader::take(std::size_t size) {
  const std::string_view bytes = stream_.take(size);
  line_ += lines_in(bytes);
  return bytes;
}

std::optional<Item> ReutersReader::next() {
  if (!find_record()) return std::nullopt;
  Item item;
  item.line = line_;
  Extent extent = measure_record();
  bool too_long = false;
  for (; extent.too_long; extent = measure_record()) {
    too_long = true;
    item.bytes += take(extent.bytes).size();
  }
  const std::string_view record = take(extent.bytes);
  item.bytes += record.size();
  if (too_long) {
    item.content = Problem{Status::failed, "a record longer than " + size_text(limits_.record)};
    return item;
  }
  if (!extent.ended) {
    item.content = Problem{Status::failed, "a record without its end"};
    return item;
  }
  std::string converted;
  const bool is_utf8 = text::is_valid_utf8(record);
  if (!is_utf8) converted = decode_windows_1252(std::string(record));
  const std::string_view text = is_utf8 ? record : converted;
  item.item = attribute(text.substr(0, text.find('>')), "NEWID");
  std::visit([&](auto content) { item.content = std::move(content); }, parse(text, item.item));
  return item;
}

}  // namespace newsdex
