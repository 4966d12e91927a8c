#include "indexer/formats/feed_channel.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include <libxml/uri.h>

#include "indexer/extract/clean.h"
#include "indexer/formats/feed_text.h"
#include "indexer/formats/feed_vocabulary.h"

namespace newsdex {
namespace {

// The first child of a feed's own vocabulary, or of another one.
const XmlElement* find(const XmlElement& parent, Vocabulary vocabulary, std::string_view name) {
  const auto found =
      std::find_if(parent.children.begin(), parent.children.end(), [&](const XmlElement& child) {
        return child.name == name && vocabulary_of(child, parent.space) == vocabulary;
      });
  return found == parent.children.end() ? nullptr : &*found;
}

// Where the feed lives: what it says of itself, so that relative links can be made whole.
std::string base_of(const XmlElement& root, const XmlElement& channel) {
  for (const XmlElement* element : {&channel, &root}) {
    if (!element->attribute("base").empty()) return std::string(element->attribute("base"));
  }
  std::string base;
  for (const XmlElement& child : channel.children) {
    if (child.name != "link" || vocabulary_of(child, channel.space) != Vocabulary::core) continue;
    const std::string href(child.attribute("href"));
    const std::string url = clean_line(href.empty() ? line_of(&child) : href);
    if (url.empty() || (!base.empty() && child.attribute("rel") != "alternate")) continue;
    base = url;
  }
  return base;
}

}  // namespace

FeedChannel read_channel(const XmlElement* root) {
  FeedChannel channel;
  if (root == nullptr) return channel;
  const XmlElement* inner = root->child("channel");
  const XmlElement& element = inner == nullptr ? *root : *inner;
  const bool atom = root->name == "feed";
  if (const XmlElement* title = find(element, Vocabulary::core, "title")) {
    channel.title = line_of_construct(*title, atom);
  }
  channel.publisher = line_of(find(element, Vocabulary::dc, "publisher"));
  channel.language = line_of(find(element, Vocabulary::core, "language"));
  if (channel.language.empty())
    channel.language = line_of(find(element, Vocabulary::dc, "language"));
  if (channel.language.empty()) channel.language = element.attribute("lang");
  if (channel.language.empty()) channel.language = root->attribute("lang");
  channel.base = base_of(*root, element);
  if (const XmlElement* author = find(element, Vocabulary::core, "author");
      atom && author != nullptr) {
    channel.authors.push_back(person_of(*author));
  }
  return channel;
}

std::string resolve(const std::string& link, const std::string& base) {
  constexpr std::size_t kMaxUrlBytes = 2048;
  if (link.empty() || base.empty() || link.size() > kMaxUrlBytes) return link;
  const std::unique_ptr<xmlChar, void (*)(void*)> absolute(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(link.c_str()),
                  reinterpret_cast<const xmlChar*>(base.c_str())),
      [](void* text) { xmlFree(text); });
  if (!absolute) return link;
  return reinterpret_cast<const char*>(absolute.get());
}

}  // namespace newsdex
