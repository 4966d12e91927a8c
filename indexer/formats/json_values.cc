#include "indexer/formats/json_values.h"

#include <algorithm>
#include <utility>

#include "common/byte_order_mark.h"
#include "indexer/limits.h"

namespace newsdex {

std::string_view skip_blanks(std::string_view text) {
  text = without_byte_order_mark(text);
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr std::string_view kHits = "hits";  // of a search engine

// A list of articles is inside of so many objects at most.
constexpr std::size_t kMostKeys = 3;

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// What may stand between the objects of a file: blanks, commas, brackets of arrays, a byte order
// mark, and RFC 7464's record separator.
constexpr bool is_separator(char c) {
  return is_blank(c) || c == ',' || c == '[' || c == ']' || c == '\x1e' || c == '\xef' ||
         c == '\xbb' || c == '\xbf';
}

// Whether the first object goes on after a line end, and not with another object: a broken line.
bool spans_lines(std::string_view object) {
  bool in_string = false;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < object.size(); ++i) {
    const char c = object[i];
    if (c == '\n') {
      const std::string_view next = object.substr(i + 1);
      return !in_string && !next.starts_with('{') && !skip_blanks(next).empty();
    }
    if (c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '{' || c == '[')) {
      ++depth;
    } else if (!in_string && (c == '}' || c == ']') && --depth == 0) {
      return false;
    }
  }
  return false;
}

}  // namespace

JsonLayout find_json_layout(std::string_view head) {
  const std::string_view text = skip_blanks(head);
  if (text.starts_with('[') || text.starts_with('\x1e')) return JsonLayout::values;
  if (!text.starts_with('{')) return JsonLayout::lines;
  return spans_lines(text) ? JsonLayout::values : JsonLayout::lines;
}

/// How much of the stream an object takes, and why that is not one.
struct JsonValues::Cut {
  std::size_t size = 0;
  std::string problem = {};
};

std::optional<JsonValues::Value> JsonValues::next() {
  const std::uint64_t begin = stream_.offset();
  window_ = {};
  for (; see(0); window_ = {}) {
    const char c = window_[0];
    if (inside_list_ && c == ']') {
      leave_list();
      if (left_out_ > 0) {
        return Value{{},
                     std::exchange(left_out_, 0),
                     stream_.offset() - begin,
                     "another list of articles in the object, which is not read"};
      }
    } else if (is_separator(c)) {
      std::size_t size = 1;
      while (size < kBlock && see(size) && is_separator(window_[size]) &&
             !(inside_list_ && window_[size] == ']')) {
        ++size;
      }
      consume(size);
    } else if (c == '{' && !path_.empty() && !inside_list_) {
      const std::uint64_t line = line_;
      enter_list();
      if (!inside_list_ && path_.front() != kHits) {
        return Value{{}, line, stream_.offset() - begin, "an object without " + path_.back()};
      }
    } else {
      break;
    }
  }
  if (!see(0)) return std::nullopt;
  Value value;
  value.line = line_;
  if (window_[0] != '{') {
    skip_garbage();
    value.problem = "not a JSON object";
  } else {
    const std::size_t indent = column_;
    const Cut cut = cut_object();
    if (cut.problem.empty()) {
      consume(cut.size);
      value.bytes = stream_.offset() - begin;
      value.text = window_;
      return value;
    }
    consume(cut.size);
    resume(indent);
    value.problem = "not valid JSON: " + cut.problem;
  }
  value.bytes = stream_.offset() - begin;
  return value;
}

// Whether the stream has a byte at `index`; window_ then has it too.
bool JsonValues::see(std::size_t index) {
  if (index < window_.size()) return true;
  window_ = stream_.peek(std::max(kBlock, 2 * index));
  return index < window_.size();
}

// From the opening quote to behind the closing one; false at a line end or at the end.
bool JsonValues::skip_string(std::size_t& at) {
  ++at;
  while (see(at) && at <= limit_) {
    // Within the window without asking for more of it.
    const char* const bytes = window_.data();
    const std::size_t size = window_.size();
    while (at < size && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] != '\n') ++at;
    if (at == size) continue;
    if (bytes[at] == '\n') return false;
    if (bytes[at] == '"') {
      ++at;
      return true;
    }
    at += 2;
  }
  return false;
}

// The object at the head of the window.
JsonValues::Cut JsonValues::cut_object() {
  std::string open;   // brackets
  char before = ':';  // the last character that was not blank
  std::size_t at = 0;
  while (see(at)) {
    if (at >= limit_) return {at, "longer than " + std::to_string(limit_ >> 20U) + " MiB"};
    const char c = window_[at];
    if (c == '"') {
      if (!skip_string(at)) return {std::min(at, window_.size()), "a string without its end"};
      before = c;
      continue;
    }
    if (c == '{' || c == '[') {
      const bool is_element = !open.empty() && open.back() == '[';
      const bool is_value = before == ':' || (is_element && (before == '[' || before == ','));
      if (!is_value) return {at, "an object without its end"};
      if (open.size() == kMaxJsonDepth) return {at, "nested too deeply"};
      open += c;
    } else if (c == '}' || c == ']') {
      if (open.empty() || open.back() != (c == '}' ? '{' : '[')) {
        return {at, "brackets that do not match"};
      }
      open.pop_back();
      if (open.empty()) return {at + 1};
    }
    if (!is_blank(c)) before = c;
    ++at;
  }
  return {window_.size(), "an object without its end"};
}

// At the beginning of an object: goes on behind the `[` of its list, or behind the object.
void JsonValues::enter_list() {
  std::string key;
  std::size_t entered = 0;  // how many keys of the path lead here
  std::size_t depth = 0;
  std::size_t at = 0;
  while (see(at)) {
    if (at >= kBlock) {
      consume(std::exchange(at, 0));
      window_ = {};
      continue;
    }
    const char c = window_[at];
    if (c == '"') {
      const std::size_t begin = at;
      if (!skip_string(at)) break;
      key = window_.substr(begin + 1, std::min(at - begin - 2, kBlock));
      continue;
    }
    ++at;
    if (c == '{' || c == '[') {
      const bool leads_on = depth == entered + 1 && key == path_[entered];
      const bool is_last = entered + 1 == path_.size();
      if (leads_on && is_last && c == '[') {
        inside_list_ = true;
        break;
      }
      if (leads_on && !is_last && c == '{') ++entered;
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) break;
      entered = std::min(entered, depth - 1);
    }
  }
  consume(std::min(at, window_.size()));
}

// At the `]` of the list: goes on behind the object that it stands in.
void JsonValues::leave_list() {
  inside_list_ = false;
  std::size_t depth = path_.size() + 1;
  std::size_t at = 0;
  while (depth > 0 && see(at)) {
    const char c = window_[at];
    const bool is_asked = c == '[' && is_article_ && left_out_ == 0 && depth <= kMostKeys;
    if (at >= kBlock || (is_asked && at > 0)) {
      consume(std::exchange(at, 0));
      window_ = {};
      continue;
    }
    if (is_asked && begins_articles(at)) left_out_ = line_;
    if (c == '"') {
      if (!skip_string(at)) break;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
  }
  consume(std::min(at, window_.size()));
}

// Whether the list at `at` is one of articles.
bool JsonValues::begins_articles(std::size_t at) {
  static_cast<void>(see(at + kBlock));
  const std::string_view first = skip_blanks(window_.substr(at + 1));
  return first.starts_with('{') && is_article_(first);
}

// Takes bytes and counts their lines; window_ is then what was taken.
void JsonValues::consume(std::size_t size) {
  window_ = stream_.take(size);
  const auto lines = std::count(window_.begin(), window_.end(), '\n');
  line_ += static_cast<std::uint64_t>(lines);
  column_ = lines > 0 ? window_.size() - window_.rfind('\n') - 1 : column_ + window_.size();
}

// To the next object, or the next line.
void JsonValues::skip_garbage() {
  while (true) {
    window_ = stream_.peek(kBlock);
    const std::size_t end = window_.find_first_of("{\n");
    if (end != std::string_view::npos) {
      consume(end);
      return;
    }
    if (window_.empty()) return;
    consume(window_.size());
  }
}

// After a broken object: to the next line that may begin one.
void JsonValues::resume(std::size_t indent) {
  window_ = {};
  if (column_ <= indent && see(0) && window_[0] == '{') return;
  while (true) {
    window_ = {};
    const auto line = stream_.line(kBlock);
    if (!line) return;
    ++line_;
    column_ = 0;
    std::size_t blanks = 0;
    while (blanks <= indent && see(blanks) && (window_[blanks] == ' ' || window_[blanks] == '\t')) {
      ++blanks;
    }
    if (blanks <= indent && see(blanks) && window_[blanks] == '{') {
      consume(blanks);
      return;
    }
  }
}

}  // namespace newsdex
