#include "indexer/formats/front_matter.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "indexer/json_text.h"
#include "indexer/limits.h"

namespace newsdex {

namespace {

struct Entry {
  std::string key;
  FieldValue value;
};

// Takes the next line, without its end, from the head of `text`.
std::string_view take_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_fence(std::string_view line) {
  return line.starts_with("---") && trim(line.substr(3)).empty();
}

// Bytes of the key at the head of `key: value`; 0 where there is none.
std::size_t key_length(std::string_view line) {
  const auto is_key = [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-'; };
  const auto end = std::find_if_not(line.begin(), line.end(), is_key);
  const auto length = static_cast<std::size_t>(end - line.begin());
  if (length == 0 || length == line.size() || *end != ':') return 0;
  const bool separate =
      length + 1 == line.size() || line[length + 1] == ' ' || line[length + 1] == '\t';
  return separate ? length : 0;
}

// Takes a quoted scalar from the head of `text`, which begins with the quote.
std::string take_quoted(std::string_view& text) {
  const char quote = text.front();
  std::string value;
  std::size_t i = 1;
  for (; i < text.size(); ++i) {
    const bool pair = i + 1 < text.size();
    if (quote == '"' && text[i] == '\\' && pair) {
      ++i;
      value += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
    } else if (text[i] == quote) {
      if (quote != '\'' || !pair || text[i + 1] != quote) break;
      value += quote;
      ++i;
    } else {
      value += text[i];
    }
  }
  text.remove_prefix(std::min(i + 1, text.size()));
  return value;
}

// Takes a plain scalar up to one of `ends` or a comment.
std::string take_plain(std::string_view& text, std::string_view ends) {
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  const std::string_view whole = text.substr(0, end);
  const std::size_t comment = whole.find(" #");
  const std::string_view value = trim(whole.substr(0, comment));
  text.remove_prefix(comment == std::string_view::npos ? end : text.size());
  if (value == "~" || value == "null") return {};
  return std::string(value);
}

std::string take_scalar(std::string_view& text, std::string_view ends) {
  text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
  if (text.starts_with('"') || text.starts_with('\'')) return take_quoted(text);
  return take_plain(text, ends);
}

FieldValue parse_value(std::string_view text) {
  FieldValue value;
  text = trim(text);
  if (!text.starts_with('[')) {
    if (text.starts_with('#')) return value;
    std::string scalar = take_scalar(text, "");
    if (!scalar.empty()) value.texts.push_back(std::move(scalar));
    return value;
  }
  value.list = true;
  text.remove_prefix(1);
  while (!text.empty() && text.front() != ']') {
    std::string element = take_scalar(text, ",]");
    if (!element.empty()) value.texts.push_back(std::move(element));
    text = text.substr(std::min(text.find_first_of(",]"), text.size()));
    if (text.starts_with(',')) text.remove_prefix(1);
  }
  return value;
}

std::string to_json(const FieldValue& value) {
  return value.list ? json_text(value.texts) : json_text(value.texts.front());
}

// One line into the entries; false where it is not of the subset.
bool add_line(std::vector<Entry>& entries, std::string_view line) {
  const std::string_view content = trim(line);
  if (content.empty() || content.front() == '#') return true;
  if (content.starts_with("- ") && !entries.empty()) {
    FieldValue& value = entries.back().value;
    if (!value.texts.empty() && !value.list) return false;
    std::string_view rest = content.substr(2);
    value.list = true;
    value.texts.push_back(take_scalar(rest, ""));
    return true;
  }
  const std::size_t length = key_length(line);
  if (length == 0) return false;
  entries.push_back({std::string(line.substr(0, length)), parse_value(line.substr(length + 1))});
  return true;
}

RawArticle to_raw(std::vector<Entry> entries, const FieldNames& fields) {
  RawArticle article;
  std::set<std::string> seen;
  entries.erase(std::remove_if(entries.begin(), entries.end(),
                               [&](const Entry& entry) {
                                 if (entry.value.texts.empty()) return true;
                                 if (seen.insert(entry.key).second) return false;
                                 article.notes.push_back("key \"" + entry.key +
                                                         "\" again: the first one counts");
                                 return true;
                               }),
                entries.end());
  std::vector<std::string_view> columns;
  for (const Entry& entry : entries) columns.push_back(entry.key);
  const auto assigned = fields.assign(columns);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (assigned[i]) {
      set_field(article, *assigned[i], std::move(entries[i].value));
    } else {
      article.extra.emplace_back(std::move(entries[i].key), to_json(entries[i].value));
    }
  }
  return article;
}

}  // namespace

std::optional<FrontMatter> read_front_matter(std::string_view text, const FieldNames& fields) {
  text = text.substr(0, kMaxFrontMatterBytes);
  std::string_view rest = text;
  if (!is_fence(take_line(rest)) || key_length(rest.substr(0, rest.find('\n'))) == 0) {
    return std::nullopt;
  }
  std::vector<Entry> entries;
  std::vector<std::string> notes;
  std::size_t number = 1;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    ++number;
    if (is_fence(line)) {
      FrontMatter front_matter{to_raw(std::move(entries), fields), text.size() - rest.size()};
      auto& all = front_matter.article.notes;
      all.insert(all.begin(), notes.begin(), notes.end());
      return front_matter;
    }
    if (!add_line(entries, line)) {
      notes.push_back("front matter, line " + std::to_string(number) + ": not understood");
    }
  }
  return std::nullopt;
}

}  // namespace newsdex
