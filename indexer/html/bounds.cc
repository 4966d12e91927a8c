#include "indexer/html/bounds.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/html/element.h"
#include "indexer/limits.h"

namespace newsdex::html {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = lower(c);
  return lowered;
}

// Elements that end where the next one begins, so that they do not nest; and those without content.
constexpr auto kFlat = std::to_array<std::string_view>(
    {"area",  "base",   "body",     "br",    "col",   "colgroup", "dd",     "dt",     "embed",
     "frame", "head",   "hr",       "html",  "img",   "input",    "keygen", "li",     "link",
     "meta",  "option", "optgroup", "p",     "param", "rp",       "rt",     "source", "tbody",
     "td",    "tfoot",  "th",       "thead", "title", "tr",       "track",  "wbr"});

// What an end tag of an inline element does not reach through.
constexpr auto kWalls = std::to_array<std::string_view>(
    {"article", "aside", "blockquote", "center", "div", "dl", "fieldset", "figure", "footer",
     "form", "header", "main", "nav", "ol", "pre", "section", "table", "ul"});

// Elements younger than libxml2's table, which would keep them in the head of a page without
// <body>.
constexpr auto kOfBody = std::to_array<std::string_view>(
    {"article", "aside", "details", "figure", "footer", "header", "main", "nav", "section"});

// Elements whose content is characters up to their end tag.
enum class Raw : std::uint8_t {
  no,
  drop,
  keep_json,  ///< as it is, if it is JSON-LD
  escape,     ///< with `<` as a reference, because libxml2 reads tags there
};

Raw raw_of(std::string_view name) {
  constexpr auto kDropped = std::to_array<std::string_view>(
      {"style", "textarea", "iframe", "noembed", "noframes", "xmp"});
  if (name == "script") return Raw::keep_json;
  if (name == "title") return Raw::escape;
  return std::find(kDropped.begin(), kDropped.end(), name) != kDropped.end() ? Raw::drop : Raw::no;
}

template <typename Names>
bool is_in(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The elements that are open, as far as they nest.
class OpenElements {
 public:
  // Whether the element may be opened: false beyond kMaxHtmlDepth.
  bool open(std::string_view name) {
    if (stack_.size() >= kMaxHtmlDepth) return false;
    stack_.emplace_back(name);
    ++counts_[stack_.back()];
    return true;
  }

  // Whether the end tag closes anything. Each step of the search but the last takes an element
  // off, or stops at a wall: linear over all end tags.
  bool close(const std::string& name) {
    const auto count = counts_.find(name);
    if (count == counts_.end() || count->second == 0) return false;
    const bool wall = is_in(kWalls, name);
    std::size_t at = stack_.size();
    while (at > 0 && stack_[at - 1] != name) {
      if (!wall && is_in(kWalls, stack_[at - 1])) return false;
      --at;
    }
    for (std::size_t i = at - 1; i < stack_.size(); ++i) --counts_[stack_[i]];
    stack_.resize(at - 1);
    return true;
  }

 private:
  std::vector<std::string> stack_;
  std::unordered_map<std::string, std::uint32_t> counts_;
};

class Bounder {
 public:
  explicit Bounder(std::string_view in) : in_(in) { out_.reserve(in.size() / 2); }

  BoundedMarkup run() {
    while (at_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', at_), in_.size());
      copy(in_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < in_.size()) markup();
    }
    return std::move(bounded_);
  }

 private:
  // What begins with `<` at `at_`.
  void markup() {
    const std::string_view rest = in_.substr(at_);
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (rest.starts_with("<!--")) {
      skip_comment();
    } else if (next == '!' || next == '?') {
      at_ = std::min(in_.find('>', at_), in_.size() - 1) + 1;
    } else if (next == '/' && rest.size() > 2 && is_letter(rest[2])) {
      end_tag();
    } else if (is_letter(next)) {
      start_tag();
    } else {
      out_ += "&lt;";
      ++at_;
    }
  }

  void skip_comment() {
    const std::string_view rest = in_.substr(at_);
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->")) {
      at_ = in_.find('>', at_) + 1;
      return;
    }
    const std::size_t end = in_.find("-->", at_ + 4);
    at_ = end == std::string_view::npos ? in_.size() : end + 3;
  }

  std::string take_name() {
    std::string name;
    while (at_ < in_.size() && !is_space(in_[at_]) && in_[at_] != '>' && in_[at_] != '/') {
      if (name.size() < 64 && static_cast<unsigned char>(in_[at_]) > 0x20) name += lower(in_[at_]);
      ++at_;
    }
    return name;
  }

  void end_tag() {
    at_ += 2;
    const std::string name = take_name();
    at_ = std::min(in_.find('>', at_), in_.size() - 1) + 1;
    if (name == "html" || name == "body" || name == "head") return;  // more may follow
    if (is_in(kFlat, name) || open_.close(name)) (out_.append("</") += name) += '>';
  }

  void start_tag() {
    ++at_;
    const std::string name = take_name();
    if (!body_ && is_in(kOfBody, name)) out_ += "<body>";
    body_ = body_ || name == "body" || is_in(kOfBody, name);
    const std::size_t begin = out_.size();
    (out_ += '<') += name;
    const bool empty = attributes();
    Raw raw = raw_of(name);
    if (raw == Raw::keep_json && out_.find("ld+json", begin) == std::string::npos) raw = Raw::drop;
    if (!empty && raw == Raw::no && !is_in(kFlat, name) && !open_.open(name)) {
      ++bounded_.deep_tags;
      out_.resize(begin);
      return;
    }
    out_ += empty ? "/>" : ">";
    if (!empty && raw != Raw::no) raw_text(name, raw);
  }

  // Copies the attributes, up to the tag's end, which is taken. Whether the tag closes itself.
  bool attributes() {
    std::size_t count = 0;
    while (at_ < in_.size() && in_[at_] != '>') {
      if (in_[at_] == '/' || is_space(in_[at_]) || in_[at_] == '=' || in_[at_] == '"' ||
          in_[at_] == '\'') {
        ++at_;
        continue;
      }
      if (in_[at_] == '<') return false;  // a tag without its end: the next one begins
      const std::size_t name_begin = at_;
      while (at_ < in_.size() && !is_space(in_[at_]) && in_[at_] != '=' && in_[at_] != '>' &&
             in_[at_] != '/') {
        ++at_;
      }
      const std::string_view name =
          in_.substr(name_begin, std::min<std::size_t>(at_ - name_begin, 64));
      const std::string_view value = take_value();
      if (++count <= kMaxHtmlAttributes) add_attribute(name, value);
      if (count == kMaxHtmlAttributes + 1) ++bounded_.crowded_tags;
    }
    const bool empty = at_ > 0 && at_ < in_.size() && in_[at_ - 1] == '/';
    at_ = std::min(at_ + 1, in_.size());
    return empty;
  }

  std::string_view take_value() {
    std::size_t equals = at_;
    while (equals < in_.size() && is_space(in_[equals])) ++equals;
    if (equals >= in_.size() || in_[equals] != '=') return {};
    at_ = equals + 1;
    while (at_ < in_.size() && is_space(in_[at_])) ++at_;
    if (at_ >= in_.size()) return {};
    const char quote = in_[at_];
    const std::size_t end = quote == '"' || quote == '\'' ? find_quote(quote) : in_.size();
    const std::size_t begin = end < in_.size() ? at_ + 1 : at_;
    if (end < in_.size()) {
      at_ = end + 1;
      return in_.substr(begin, end - begin);
    }
    while (at_ < in_.size() && !is_space(in_[at_]) && in_[at_] != '>') ++at_;
    return in_.substr(begin, at_ - begin);
  }

  // The closing quote, or the end of the input. A search that failed once is not repeated.
  std::size_t find_quote(char quote) {
    bool& none = quote == '"' ? no_double_quote_ : no_single_quote_;
    if (none) return in_.size();
    const std::size_t end = in_.find(quote, at_ + 1);
    none = end == std::string_view::npos;
    return none ? in_.size() : end;
  }

  void add_attribute(std::string_view name, std::string_view value) {
    if (name.find_first_of("<\"'`") != std::string_view::npos) return;
    out_ += ' ';
    copy(name);
    if (value.size() > kMaxHtmlValueBytes) {  // most often a picture, which nobody misses
      if (attribute_of(lower(name))) ++bounded_.long_values;
      return;
    }
    if (value.empty()) return;
    out_ += "=\"";
    while (!value.empty()) {
      const std::size_t quote = std::min(value.find('"'), value.size());
      copy(value.substr(0, quote));
      if (quote < value.size()) out_ += "&quot;";
      value.remove_prefix(std::min(quote + 1, value.size()));
    }
    out_ += '"';
  }

  // The content of an element that is characters up to its end tag, and that tag.
  void raw_text(std::string_view name, Raw raw) {
    const std::size_t end = find_end(name);
    const std::string_view content = in_.substr(at_, end - at_);
    at_ = std::min(in_.find('>', end), in_.size() - 1) + 1;
    if (raw == Raw::keep_json) copy(content);
    if (raw == Raw::escape) escape(content);
    ((out_ += "</") += name) += '>';
  }

  std::size_t find_end(std::string_view name) {
    for (std::size_t end = in_.find("</", at_); end != std::string_view::npos;
         end = in_.find("</", end + 2)) {
      const std::string_view found = in_.substr(end + 2, name.size());
      if (std::equal(found.begin(), found.end(), name.begin(), name.end(),
                     [](char a, char b) { return lower(a) == b; })) {
        return end;
      }
    }
    return in_.size();
  }

  void escape(std::string_view text) {
    while (!text.empty()) {
      const std::size_t bracket = std::min(text.find('<'), text.size());
      copy(text.substr(0, bracket));
      if (bracket < text.size()) out_ += "&lt;";
      text.remove_prefix(std::min(bracket + 1, text.size()));
    }
  }

  // Without control characters.
  void copy(std::string_view text) {
    const auto is_control = [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && !is_space(c);
    };
    while (!text.empty()) {
      const auto plain = static_cast<std::size_t>(
          std::find_if(text.begin(), text.end(), is_control) - text.begin());
      out_ += text.substr(0, plain);
      text.remove_prefix(std::min(plain + 1, text.size()));
    }
  }

  std::string_view in_;
  std::size_t at_ = 0;
  BoundedMarkup bounded_;
  std::string& out_ = bounded_.markup;
  OpenElements open_;
  bool body_ = false;  ///< its tag was seen or set
  bool no_double_quote_ = false;
  bool no_single_quote_ = false;
};

}  // namespace

BoundedMarkup bounded_markup(std::string_view utf8) { return Bounder(utf8).run(); }

}  // namespace newsdex::html
