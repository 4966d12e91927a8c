#include "tests/support/html_document.h"

#include <memory>
#include <sstream>

#include <libxml/HTMLparser.h>

namespace newsdex {
namespace {

std::string taken(xmlChar* text) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> owner(text, xmlFree);
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

/// Pages are as deep as their templates, whatever the articles hold.
void add(const xmlNode* first, std::vector<HtmlElement>& out) {
  for (const xmlNode* node = first; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    HtmlElement element;
    element.name = reinterpret_cast<const char*>(node->name);
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      element.attributes[reinterpret_cast<const char*>(a->name)] =
          taken(xmlNodeListGetString(node->doc, a->children, 1));
    }
    element.text = taken(xmlNodeGetContent(node));
    out.push_back(std::move(element));
    add(node->children, out);
  }
}

}  // namespace

bool HtmlElement::has_class(std::string_view word) const {
  const auto found = attributes.find("class");
  if (found == attributes.end()) return false;
  std::istringstream words(found->second);
  for (std::string next; words >> next;) {
    if (next == word) return true;
  }
  return false;
}

std::vector<HtmlElement> parse_html(const std::string& html) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
      xmlFreeDoc);
  std::vector<HtmlElement> out;
  if (document) add(xmlDocGetRootElement(document.get()), out);
  return out;
}

}  // namespace newsdex
