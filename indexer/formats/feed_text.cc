#include "indexer/formats/feed_text.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "indexer/extract/clean.h"

namespace newsdex {
namespace {

bool has_elements(const XmlElement& element) {
  return std::any_of(element.children.begin(), element.children.end(),
                     [](const XmlElement& child) { return !child.is_text(); });
}

/// How a text construct is written: by Atom's `type` and Atom 0.3's `mode`; without them Atom is
/// plain and RSS is HTML.
enum class Writing : std::uint8_t { plain, html, xml, none };

Writing writing_of(const XmlElement& element, bool atom) {
  const std::string type(element.attribute("type"));
  const std::string_view mode = element.attribute("mode");
  if (mode == "base64") return Writing::none;
  if (mode != "escaped" && has_elements(element)) return Writing::xml;
  if (type == "xhtml" || type == "application/xhtml+xml" || type == "application/xml") {
    return Writing::xml;
  }
  if (type.find("html") != std::string::npos) return Writing::html;
  if (type == "text" || type == "plain" || type == "text/plain") return Writing::plain;
  if (type.empty()) return atom ? Writing::plain : Writing::html;
  return type.starts_with("text/") ? Writing::plain : Writing::none;  // an image in base64
}

// "ana@example.org (Ana Duarte)" and "Ana Duarte <ana@example.org>" give the name.
std::string author_name(const std::string& text) {
  const std::size_t open = text.find('(');
  if (text.find('@') < open && text.ends_with(')')) {
    std::string name = clean_line(text.substr(open + 1, text.size() - open - 2));
    if (!name.empty()) return name;
  }
  const std::size_t angle = text.find('<');
  if (angle != std::string::npos && angle > 0 && text.find('@') != std::string::npos) {
    return clean_line(text.substr(0, angle));
  }
  return text;
}

}  // namespace

Paragraphs paragraphs_of(const XmlElement& element, bool is_atom) {
  switch (writing_of(element, is_atom)) {
    case Writing::plain:
      return {plain_paragraphs(text_of(&element)), {}};
    case Writing::html:
      return html_paragraphs(text_of(&element));
    case Writing::xml:
      return html_paragraphs(inner_markup(element));
    case Writing::none:
      break;
  }
  return {};
}

std::string line_of_construct(const XmlElement& element, bool is_atom) {
  const Writing writing = writing_of(element, is_atom);
  if (writing == Writing::none) return {};
  if (writing == Writing::xml) return html_line(inner_markup(element));
  std::string line = line_of(&element);
  return writing == Writing::html && has_markup(line) ? html_line(line) : line;
}

std::string person_of(const XmlElement& element) {
  const XmlElement* name = element.child("name");
  if (name == nullptr && has_elements(element)) name = element.child("email");
  return name != nullptr ? line_of(name) : author_name(line_of(&element));
}

}  // namespace newsdex
