#include "indexer/html/document.h"

#include <array>
#include <cstring>
#include <memory>
#include <mutex>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "common/text/utf8.h"
#include "indexer/html/bounds.h"

namespace newsdex::html {

namespace {

// U+0080 to U+009F, which pages mean as windows-1252 (HTML Standard, 13.2.5.80); 0 where that has
// nothing.
constexpr auto kC1 = std::to_array<char16_t>(
    {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
     0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
     0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178});

void append_utf8(std::string& out, char16_t code) {
  if (code < 0x800) {
    out += static_cast<char>(0xc0U | (code >> 6U));
  } else {
    out += static_cast<char>(0xe0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
  }
  out += static_cast<char>(0x80U | (code & 0x3fU));
}

void append_characters(std::string& out, std::string_view text) {
  for (std::size_t c1 = text.find('\xc2'); c1 != std::string_view::npos && c1 + 1 < text.size();
       c1 = text.find('\xc2')) {
    const auto trail = static_cast<unsigned char>(text[c1 + 1]);
    out += text.substr(0, trail < 0xa0 ? c1 : c1 + 2);
    if (trail < 0xa0 && kC1[trail - 0x80U] != 0) append_utf8(out, kC1[trail - 0x80U]);
    text.remove_prefix(c1 + 2);
  }
  out += text;
}

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

}  // namespace

// Receives the parser's events.
class TreeBuilder {
 public:
  explicit TreeBuilder(Document& document) : document_(document) { begin(Tag::other); }

  void begin(Tag tag) {
    Node node;
    node.tag = tag;
    node.parent = open_.empty() ? 0 : open_.back();
    node.first = static_cast<std::uint32_t>(document_.values_.size());
    open_.push_back(static_cast<std::uint32_t>(document_.nodes_.size()));
    document_.nodes_.push_back(node);
  }

  void add_attribute(const xmlChar* name, const xmlChar* value) {
    const auto known = attribute_of(view(name));
    if (!known) return;
    const std::size_t first = document_.characters_.size();
    if (value != nullptr) append_characters(document_.characters_, view(value));
    document_.values_.push_back({*known, static_cast<std::uint32_t>(first),
                                 static_cast<std::uint32_t>(document_.characters_.size() - first)});
    ++document_.nodes_.back().count;
  }

  void characters(std::string_view text) {
    if (document_.nodes_.back().tag != Tag::text || last_parent_ != open_.back()) {
      Node node;
      node.tag = Tag::text;
      node.parent = last_parent_ = open_.back();
      node.first = static_cast<std::uint32_t>(document_.characters_.size());
      node.end = static_cast<std::uint32_t>(document_.nodes_.size() + 1);
      document_.nodes_.push_back(node);
    }
    append_characters(document_.characters_, text);
    Node& node = document_.nodes_.back();
    node.count = static_cast<std::uint32_t>(document_.characters_.size()) - node.first;
  }

  void end() {
    if (open_.size() == 1) return;  // the document itself
    document_.nodes_[open_.back()].end = static_cast<std::uint32_t>(document_.nodes_.size());
    open_.pop_back();
  }

  void finish() {
    while (open_.size() > 1) end();
    document_.nodes_[0].end = static_cast<std::uint32_t>(document_.nodes_.size());
  }

 private:
  Document& document_;
  std::vector<std::uint32_t> open_;
  std::uint32_t last_parent_ = 0;  ///< of the last text node
};

namespace {

void on_start(void* builder, const xmlChar* name, const xmlChar** attributes) {
  auto& tree = *static_cast<TreeBuilder*>(builder);
  tree.begin(tag_of(view(name)));
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    tree.add_attribute(attributes[0], attributes[1]);
  }
}

void on_end(void* builder, const xmlChar* /*name*/) { static_cast<TreeBuilder*>(builder)->end(); }

void on_characters(void* builder, const xmlChar* text, int size) {
  static_cast<TreeBuilder*>(builder)->characters(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

std::vector<Cut> cuts_of(std::size_t bytes, std::size_t most, const BoundedMarkup& bounded) {
  std::vector<Cut> cuts;
  if (bytes > most)
    cuts.push_back({CutKind::page, fmt::format("page of {} bytes to {}", bytes, most)});
  const auto add = [&](std::size_t count, const char* what, std::size_t bound) {
    if (count > 0) cuts.push_back({CutKind::markup, fmt::format("{} {}: {}", what, bound, count)});
  };
  add(bounded.deep_tags, "tags nested deeper than", kMaxHtmlDepth);
  add(bounded.crowded_tags, "tags whose attributes are more than", kMaxHtmlAttributes);
  add(bounded.long_values, "attributes whose bytes are more than", kMaxHtmlValueBytes);
  return cuts;
}

}  // namespace

Document::Document(std::string_view utf8, std::size_t most) {
  static std::once_flag initialised;
  std::call_once(initialised, xmlInitParser);

  TreeBuilder builder(*this);
  const BoundedMarkup bounded = bounded_markup(text::truncate(utf8, most));
  cuts_ = cuts_of(utf8.size(), most, bounded);
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(htmlNewParserCtxt(),
                                                                              &htmlFreeParserCtxt);
  if (parser == nullptr) throw std::bad_alloc();
  std::memset(parser->sax, 0, sizeof *parser->sax);
  parser->sax->startElement = on_start;
  parser->sax->endElement = on_end;
  parser->sax->characters = on_characters;
  parser->sax->ignorableWhitespace = on_characters;
  parser->sax->cdataBlock = on_characters;
  parser->userData = &builder;
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                           static_cast<int>(XML_PARSE_HUGE);
  htmlCtxtReadMemory(parser.get(), bounded.markup.data(), static_cast<int>(bounded.markup.size()),
                     nullptr, "UTF-8", kOptions);
  builder.finish();
}

std::string_view Document::text(const Node& node) const {
  if (node.tag != Tag::text) return {};
  return std::string_view(characters_).substr(node.first, node.count);
}

std::string_view Document::attribute(const Node& node, Attribute name) const {
  if (node.tag == Tag::text) return {};
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    if (values_[i].name == name)
      return std::string_view(characters_).substr(values_[i].first, values_[i].count);
  }
  return {};
}

bool Document::has(const Node& node, Attribute name) const {
  if (node.tag == Tag::text) return false;
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    if (values_[i].name == name) return true;
  }
  return false;
}

std::string Document::inner_text(std::uint32_t node) const {
  std::string line;
  const std::uint32_t end = nodes_[node].end;
  for (std::uint32_t i = node; i < end;) {
    const Tag tag = nodes_[i].tag;
    if (is_block(tag) || tag == Tag::br) append_collapsed(line, " ");
    append_collapsed(line, text(nodes_[i]));
    i = tag == Tag::hidden || tag == Tag::script ? nodes_[i].end : i + 1;
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

void append_collapsed(std::string& line, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    const bool no_break = rest.starts_with("\u00a0");
    if (no_break || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      if (!line.empty() && line.back() != ' ') line += ' ';
      i += no_break ? 1 : 0;
    } else {
      line += c;
    }
  }
}

}  // namespace newsdex::html
