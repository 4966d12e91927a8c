#include "indexer/formats/feed_vocabulary.h"

#include <algorithm>
#include <array>

namespace newsdex {
namespace {

struct Space {
  std::string_view space;  ///< a URI, or the usual prefix for feeds that declare none
  Vocabulary vocabulary;
  std::string_view prefix;  ///< for names in `extra`
};

constexpr auto kSpaces = std::to_array<Space>({
    {"", Vocabulary::core, ""},
    {"http://www.w3.org/2005/Atom", Vocabulary::core, ""},
    {"http://purl.org/atom/ns#", Vocabulary::core, ""},
    {"http://purl.org/rss/1.0/", Vocabulary::core, ""},
    {"http://my.netscape.com/rdf/simple/0.9/", Vocabulary::core, ""},
    {"http://channel.netscape.com/rdf/simple/0.9/", Vocabulary::core, ""},
    {"http://backend.userland.com/rss2", Vocabulary::core, ""},
    {"atom", Vocabulary::core, ""},
    {"http://purl.org/rss/1.0/modules/content/", Vocabulary::content, "content"},
    {"content", Vocabulary::content, "content"},
    {"http://purl.org/dc/elements/1.1/", Vocabulary::dc, "dc"},
    {"http://purl.org/dc/elements/1.0/", Vocabulary::dc, "dc"},
    {"http://purl.org/dc/terms/", Vocabulary::dc, "dcterms"},
    {"dc", Vocabulary::dc, "dc"},
    {"dcterms", Vocabulary::dc, "dcterms"},
    {"http://search.yahoo.com/mrss/", Vocabulary::media, "media"},
    {"http://search.yahoo.com/mrss", Vocabulary::media, "media"},
    {"media", Vocabulary::media, "media"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary::itunes, "itunes"},
    {"itunes", Vocabulary::itunes, "itunes"},
    {"http://rssnamespace.org/feedburner/ext/1.0", Vocabulary::feedburner, "feedburner"},
    {"feedburner", Vocabulary::feedburner, "feedburner"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", Vocabulary::rdf, "rdf"},
    {"http://www.w3.org/1999/xhtml", Vocabulary::xhtml, "xhtml"},
    {"xhtml", Vocabulary::xhtml, "xhtml"},
    {"http://purl.org/rss/1.0/modules/slash/", Vocabulary::other, "slash"},
    {"http://purl.org/rss/1.0/modules/syndication/", Vocabulary::other, "sy"},
    {"http://purl.org/syndication/thread/1.0", Vocabulary::other, "thr"},
    {"http://wellformedweb.org/CommentAPI/", Vocabulary::other, "wfw"},
    {"http://www.georss.org/georss", Vocabulary::other, "georss"},
    {"http://www.w3.org/2003/01/geo/wgs84_pos#", Vocabulary::other, "geo"},
});

const Space* find_space(std::string_view space) {
  const auto found = std::find_if(kSpaces.begin(), kSpaces.end(),
                                  [&](const Space& row) { return row.space == space; });
  return found == kSpaces.end() ? nullptr : &*found;
}

}  // namespace

Vocabulary vocabulary_of(const XmlElement& element, std::string_view home) {
  if (element.space == home) return Vocabulary::core;
  const Space* row = find_space(element.space);
  return row == nullptr ? Vocabulary::other : row->vocabulary;
}

std::string prefixed_name(const XmlElement& element) {
  const Space* row = find_space(element.space);
  if (row == nullptr || row->prefix.empty()) return element.name;
  return std::string(row->prefix) + ':' + element.name;
}

bool may_be_feed(std::string_view space) {
  const Space* row = find_space(space);
  return row == nullptr || row->vocabulary == Vocabulary::core;
}

}  // namespace newsdex
