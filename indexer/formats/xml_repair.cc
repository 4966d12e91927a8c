#include "indexer/formats/xml_repair.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "indexer/formats/xml_reference.h"

namespace newsdex {

namespace {

constexpr std::size_t kMaxFaults = 10;
constexpr std::size_t kMaxShownName = 100;

// Markup that is told by its beginning; the longest of them decides how far to look.
constexpr std::string_view kComment = "<!--";
constexpr std::string_view kCdata = "<![CDATA[";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("_:.-").find(c) != std::string_view::npos;
}

// The name at the head of `text`, empty where there is none.
std::string_view name_at(std::string_view text) {
  if (text.empty() || !begins_name(text.front())) return {};
  const auto end = std::find_if_not(text.begin(), text.end(), in_name);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// An attribute's value with its references resolved and whatever else is markup escaped.
void put_value(std::string_view value, std::string& out) {
  while (!value.empty()) {
    const std::size_t plain = std::min(value.find_first_of("&<>\"\r\n"), value.size());
    out += value.substr(0, plain);
    value.remove_prefix(plain);
    if (value.empty()) return;
    if (is_blank(value.front())) {  // as XML has it, and so that lines count alike
      out += ' ';
      value.remove_prefix(1);
      continue;
    }
    const std::size_t length = value.front() == '&' ? reference_bytes(value) : 0;
    const auto character =
        length > 0 ? reference_meaning(value.substr(1, length - 2)) : std::optional<char32_t>();
    put_xml_character(character ? *character : static_cast<char32_t>(value.front()), out);
    value.remove_prefix(character ? length : 1);
  }
}

// Takes `name = "value"`, `name = value` or `name` from the head of what follows a tag's name;
// nullopt at the end of the tag. What is none of these is passed over.
std::optional<std::pair<std::string_view, std::string_view>> take_attribute(
    std::string_view& rest) {
  while (!rest.empty() && !begins_name(rest.front())) rest.remove_prefix(1);
  const std::string_view name = name_at(rest);
  if (name.empty()) return std::nullopt;
  rest.remove_prefix(name.size());
  const auto skip_blanks = [&] {
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
  };
  skip_blanks();
  if (!rest.starts_with('=')) return std::pair(name, std::string_view());
  rest.remove_prefix(1);
  skip_blanks();
  const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
  const char quote = quoted ? rest.front() : ' ';
  if (quoted) rest.remove_prefix(1);
  const std::size_t end =
      std::min(quoted ? rest.find(quote) : rest.find_first_of(" \t\r\n"), rest.size());
  const std::string_view value = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return std::pair(name, value);
}

// Where the tag at the head of `text` ends, its `>` included; a `<` outside of quotes ends it, too.
// npos where that is not seen yet.
std::size_t tag_end(std::string_view text) {
  char quote = 0;
  char before = 0;  // the last character that is no blank
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      return i;
    }
    if (!is_blank(c)) before = c;
  }
  return std::string_view::npos;
}

}  // namespace

void XmlRepair::report(std::string what) {
  if (faults_.size() < kMaxFaults) faults_.push_back({line_, std::move(what)});
}

// Something beyond a bound: a fault that is marked in what comes out.
void XmlRepair::cut(const std::string& what) {
  report(what);
  marks_.append("<?cut ").append(what).append("?>");
}

std::vector<XmlRepair::Fault> XmlRepair::take_faults() { return std::exchange(faults_, {}); }

// Passes over bytes of held_ of which nothing but the line ends remains.
void XmlRepair::take_lines(std::size_t bytes, std::string& out) {
  const std::string_view passed = std::string_view(held_).substr(done_, bytes);
  const auto lines = static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
  out.append(lines, '\n');
  line_ += lines;
  done_ += bytes;
}

void XmlRepair::feed(std::string_view text, std::string& out) {
  held_.erase(0, done_);
  done_ = 0;
  held_ += text;
  while (done_ < held_.size() && step(out)) {
  }
}

void XmlRepair::finish(std::string& out) {
  finished_ = true;
  feed({}, out);
}

// Takes something from held_; false where that has to wait for more.
bool XmlRepair::step(std::string& out) {
  switch (mode_) {
    case Mode::text:
      return step_text(out);
    case Mode::comment:
      return step_past("-->", out);
    case Mode::cdata:
      return step_cdata(out);
    case Mode::instruction:
      return step_past("?>", out);
    case Mode::doctype:
      return step_doctype(out);
    case Mode::long_tag:
      return step_past(">", out);
  }
  return false;
}

bool XmlRepair::step_text(std::string& out) {
  const std::string_view rest = std::string_view(held_).substr(done_);
  if (rest.front() == '<') return step_markup(out);
  if (rest.front() == '&') return step_reference(out);
  const std::string_view plain = rest.substr(0, rest.find_first_of("<&"));
  if (open_.empty()) {  // nothing but blanks belongs outside the root
    take_lines(plain.size(), out);
    return true;
  }
  line_ += static_cast<std::uint64_t>(std::count(plain.begin(), plain.end(), '\n'));
  done_ += plain.size();
  for (std::size_t begin = 0; begin < plain.size();) {
    const std::size_t end = std::min(plain.find('>', begin), plain.size());
    out += plain.substr(begin, end - begin);
    if (end < plain.size()) out += "&#62;";
    begin = end + 1;
  }
  return true;
}

bool XmlRepair::step_reference(std::string& out) {
  const std::string_view rest = std::string_view(held_).substr(done_);
  const std::size_t length = reference_bytes(rest);
  if (length == 0 && rest.size() < kMaxReferenceBytes && !finished_) return false;
  const auto character =
      length > 0 ? reference_meaning(rest.substr(1, length - 2)) : std::optional<char32_t>();
  if (!open_.empty()) put_xml_character(character ? *character : U'&', out);
  done_ += character ? length : 1;
  return true;
}

bool XmlRepair::step_markup(std::string& out) {
  const std::string_view rest = std::string_view(held_).substr(done_);
  if (rest.size() < kCdata.size() && !finished_) {
    // Only a whole short tag is decided by less.
    const bool short_tag = rest.size() > 1 && rest[1] != '!' && rest[1] != '?' &&
                           rest.find('>') != std::string_view::npos;
    if (!short_tag) return false;
  }
  const auto enter = [&](Mode mode, std::size_t bytes) {
    mode_ = mode;
    done_ += bytes;
    return true;
  };
  if (rest.starts_with(kComment)) return enter(Mode::comment, kComment.size());
  if (rest.starts_with(kCdata)) return enter(Mode::cdata, kCdata.size());
  if (rest.starts_with("<?")) return enter(Mode::instruction, 2);
  if (rest.starts_with("<!")) {
    doctype_depth_ = 1;
    doctype_quote_ = 0;
    return enter(Mode::doctype, 2);
  }
  const std::string_view name = name_at(rest.substr(rest.starts_with("</") ? 2 : 1));
  if (!name.empty()) return step_tag(out);
  if (!open_.empty()) out += "&#60;";
  report("a \"<\" that begins no tag");
  done_ += 1;
  return true;
}

bool XmlRepair::step_past(std::string_view end, std::string& out) {
  const std::size_t found = held_.find(end, done_);
  if (found == std::string::npos) {
    const std::size_t keep = finished_ ? 0 : std::min(end.size() - 1, held_.size() - done_);
    take_lines(held_.size() - done_ - keep, out);
    return false;
  }
  take_lines(found + end.size() - done_, out);
  mode_ = doctype_depth_ > 0 ? Mode::doctype : Mode::text;
  return true;
}

bool XmlRepair::step_cdata(std::string& out) {
  constexpr std::string_view kEnd = "]]>";
  const std::size_t found = held_.find(kEnd, done_);
  const std::size_t keep = finished_ ? 0 : std::min(kEnd.size() - 1, held_.size() - done_);
  const std::size_t end = found == std::string::npos ? held_.size() - keep : found;
  for (; done_ < end; ++done_) {
    const char c = held_[done_];
    if (c == '\n') ++line_;
    if (open_.empty() && c != '\n') continue;
    if (c == '&' || c == '<' || c == '>') {
      put_xml_character(static_cast<char32_t>(c), out);
    } else {
      out += c;
    }
  }
  if (found == std::string::npos) return false;
  done_ += kEnd.size();
  mode_ = Mode::text;
  return true;
}

// A document type ends at the `>` that is in no bracket, quotes, comment or declaration of its own.
bool XmlRepair::step_doctype(std::string& out) {
  std::size_t end = done_;
  while (end < held_.size() && doctype_depth_ > 0) {
    const char c = held_[end];
    if (doctype_quote_ != 0) {
      if (c == doctype_quote_) doctype_quote_ = 0;
    } else if (c == '"' || c == '\'') {
      doctype_quote_ = c;
    } else if (c == '<') {
      const std::string_view rest = std::string_view(held_).substr(end);
      if (rest.size() < kComment.size() && !finished_) break;
      if (rest.starts_with(kComment)) {
        take_lines(end + kComment.size() - done_, out);
        mode_ = Mode::comment;
        return true;
      }
      ++doctype_depth_;
    } else if (c == '[') {
      ++doctype_depth_;
    } else if (c == '>' || c == ']') {
      --doctype_depth_;
    }
    ++end;
  }
  take_lines(end - done_, out);
  if (doctype_depth_ == 0) mode_ = Mode::text;
  return doctype_depth_ == 0;
}

bool XmlRepair::step_tag(std::string& out) {
  const std::string_view rest = std::string_view(held_).substr(done_);
  std::size_t end = tag_end(rest.substr(0, kMaxXmlTagBytes));
  if (end == std::string_view::npos) {
    if (rest.size() < kMaxXmlTagBytes) {
      if (finished_) done_ = held_.size();  // a tag that was cut
      return false;
    }
    cut("tags longer than " + std::to_string(kMaxXmlTagBytes));
    const std::string name(name_at(rest.substr(rest[1] == '/' ? 2 : 1)));
    const std::string kept = (rest[1] == '/' ? "</" : "<") + name;
    rest[1] == '/' ? end_tag(kept, out) : start_tag(kept, out);
    if (!open_.empty()) out += marks_;
    marks_.clear();
    mode_ = Mode::long_tag;
    return true;
  }
  std::string_view tag = rest.substr(0, end);
  if (tag.ends_with('>')) tag.remove_suffix(1);
  const auto lines = std::count(tag.begin(), tag.end(), '\n');
  tag.starts_with("</") ? end_tag(tag, out) : start_tag(tag, out);
  // Line ends go inside the tag, where they are no text.
  const std::size_t close = out.size() - (out.ends_with("/>") ? 2 : out.ends_with('>') ? 1 : 0);
  out.insert(close, static_cast<std::size_t>(lines), '\n');
  if (!open_.empty()) out += marks_;
  marks_.clear();
  line_ += static_cast<std::uint64_t>(lines);
  done_ += end;
  return true;
}

void XmlRepair::start_tag(std::string_view tag, std::string& out) {
  const std::string_view name = name_at(tag.substr(1));
  const bool empty = tag.ends_with('/');
  if (open_.empty() && std::exchange(rooted_, true)) {
    report("<" + std::string(name.substr(0, kMaxShownName)) + "> after the end of the document");
    return;
  }
  if (open_.size() >= kMaxXmlDepth) {
    if (left_out_ == 0) cut("tags nested deeper than " + std::to_string(kMaxXmlDepth));
    if (!empty) ++left_out_;
    return;
  }
  out.append("<").append(name);
  std::string_view rest = tag.substr(1 + name.size());
  if (empty) rest.remove_suffix(1);
  std::size_t attributes = 0;
  while (const auto attribute = take_attribute(rest)) {
    if (++attributes > kMaxXmlAttributes) {
      cut("tags whose attributes are more than " + std::to_string(kMaxXmlAttributes));
      break;
    }
    out.append(" ").append(attribute->first).append("=\"");
    put_value(attribute->second, out);
    out += '"';
  }
  out += empty ? "/>" : ">";
  if (!empty) open_.emplace_back(name);
}

void XmlRepair::end_tag(std::string_view tag, std::string& out) {
  const std::string_view name = name_at(tag.substr(2));
  if (left_out_ > 0) {
    --left_out_;
    return;
  }
  const auto match = std::find(open_.rbegin(), open_.rend(), name);
  if (match == open_.rend()) {
    report("</" + std::string(name.substr(0, kMaxShownName)) + "> closes nothing");
    return;
  }
  if (match != open_.rbegin())
    report("<" + open_.back().substr(0, kMaxShownName) + "> is not closed");
  const auto depth = static_cast<std::size_t>(open_.rend() - match) - 1;
  while (open_.size() > depth) {
    out.append("</").append(open_.back()).append(">");
    open_.pop_back();
  }
}

}  // namespace newsdex
