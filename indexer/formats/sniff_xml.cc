#include "indexer/formats/sniff_xml.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string>

#include "indexer/formats/byte_stream.h"
#include "indexer/formats/xml.h"
#include "indexer/formats/xml_text.h"

namespace newsdex {

namespace {

struct Root {
  std::string_view name;
  Format format;
};

constexpr auto kRoots = std::to_array<Root>({
    {"rss", Format::feed},
    {"RDF", Format::feed},
    {"feed", Format::feed},
    {"channel", Format::feed},
    {"entry", Format::feed},
    {"nitf", Format::nitf},
    {"newsMessage", Format::newsml},
    {"newsItem", Format::newsml},
    {"packageItem", Format::newsml},
    {"conceptItem", Format::newsml},
    {"knowledgeItem", Format::newsml},
    {"planningItem", Format::newsml},
    {"catalogItem", Format::newsml},
    {"html", Format::html},
});

// What an input begins with, in UTF-8 and without blanks.
std::string opening(std::string_view head) {
  constexpr std::size_t kOpening = 1024;
  std::istringstream input{std::string(head.substr(0, kOpening))};
  ByteStream stream(input);
  std::string text(XmlText(stream).next());
  text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

}  // namespace

std::optional<std::variant<Format, Unrecognised>> sniff_xml(std::string_view head) {
  const std::string start = opening(head);
  if (!start.starts_with('<')) return std::nullopt;
  std::istringstream input{std::string(head)};
  ByteStream stream(input);
  XmlRecords document(stream, [](const XmlElement&) { return false; });
  static_cast<void>(document.next());
  const XmlElement* root = document.head();
  if (root != nullptr) {
    const auto known = std::find_if(kRoots.begin(), kRoots.end(),
                                    [&](const Root& row) { return row.name == root->name; });
    if (known != kRoots.end()) return known->format;
    if (root->name == "NewsML") return Unrecognised{"NewsML 1, which is not read"};
  }
  if (!start.starts_with("<?xml")) return std::nullopt;
  if (root == nullptr) return Unrecognised{"XML without an element"};
  constexpr std::size_t kShownBytes = 100;
  return Unrecognised{"XML whose root <" + root->name.substr(0, kShownBytes) +
                      "> holds no articles that we read"};
}

}  // namespace newsdex
