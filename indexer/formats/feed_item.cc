#include "indexer/formats/feed_item.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/extract/clean.h"
#include "indexer/formats/feed_text.h"
#include "indexer/formats/feed_vocabulary.h"
#include "indexer/formats/markup.h"

namespace newsdex {

namespace {

using nlohmann::json;

/// A text that may become the body.
struct Text {
  int rank = 0;  ///< the least is taken
  Paragraphs paragraphs;
  std::string name;  ///< as in `extra`, where it goes if it is not taken
};

struct Link {
  int rank = 0;
  std::string url;
};

struct Date {
  int rank = 0;
  std::string written;
  std::string from;
};

/// An item on its way to an article.
struct Entry {
  const XmlElement& item;
  const FeedChannel& channel;
  std::string home;  ///< the namespace of the item
  std::string base{};
  RawArticle article{};
  std::vector<Text> texts{};
  std::vector<Link> links{};
  std::vector<Date> published{};
  std::vector<Date> modified{};
  std::vector<Block> captions{};
  std::string permalink{};
  std::string media_title{};  ///< for items that have no other
  std::vector<std::pair<std::string, json>> extra{};
  std::map<std::string, std::size_t> extra_index{};

  [[nodiscard]] bool is_atom() const { return item.name == "entry"; }
};

// Attributes and text of an element, elements within it by name.
json to_json(const XmlElement& element) {
  json object = json::object();
  std::string text;
  for (const XmlAttribute& attribute : element.attributes) {
    object[attribute.name] = attribute.value;
  }
  for (const XmlElement& child : element.children) {
    if (child.is_text()) {
      text += child.text;
    } else if (json& place = object[child.name]; place.is_null()) {
      place = to_json(child);
    } else {
      if (!place.is_array()) place = json::array({std::move(place)});
      place.push_back(to_json(child));
    }
  }
  text = clean_line(std::move(text));
  if (object.empty()) return text;
  if (!text.empty()) object["text"] = text;
  return object;
}

void add_extra(Entry& entry, std::string name, json value) {
  if (value.is_string() && value.get_ref<const std::string&>().empty()) return;
  const auto [place, is_new] = entry.extra_index.try_emplace(name, entry.extra.size());
  if (is_new) {
    entry.extra.emplace_back(std::move(name), std::move(value));
    return;
  }
  json& there = entry.extra[place->second].second;
  if (!there.is_array()) there = json::array({std::move(there)});
  there.push_back(std::move(value));
}

void take_title(const XmlElement& element, Entry& entry) {
  if (entry.article.title.empty()) {
    entry.article.title = line_of_construct(element, entry.is_atom());
  }
}

void add_text(const XmlElement& element, Entry& entry, int rank, bool atom) {
  Paragraphs found = paragraphs_of(element, atom);
  if (!found.blocks.empty())
    entry.texts.push_back({rank, std::move(found), prefixed_name(element)});
}

// Best first; description and summary are often an abstract of the others.
void take_content(const XmlElement& element, Entry& entry) { add_text(element, entry, 1, true); }
void take_encoded(const XmlElement& element, Entry& entry) { add_text(element, entry, 0, false); }
void take_xhtml(const XmlElement& element, Entry& entry) { add_text(element, entry, 2, false); }
void take_description(const XmlElement& element, Entry& entry) {
  add_text(element, entry, 3, entry.is_atom());
}
void take_itunes(const XmlElement& element, Entry& entry) { add_text(element, entry, 4, false); }

void take_guid(const XmlElement& element, Entry& entry) {
  std::string& id = entry.article.id;
  if (id.empty()) id = line_of(&element);
  const bool is_link = element.attribute("isPermaLink") != "false" &&
                       (id.starts_with("http://") || id.starts_with("https://"));
  if (is_link && element.name == "guid") entry.permalink = id;
}

void take_link(const XmlElement& element, Entry& entry) {
  const std::string_view relation = element.attribute("rel");
  const std::string href = clean_line(std::string(element.attribute("href")));
  if (!href.empty() && !relation.empty() && relation != "alternate") {
    add_extra(entry, "link", to_json(element));
    return;
  }
  const std::string_view type = element.attribute("type");
  const bool is_page = type.empty() || type.find("html") != std::string_view::npos;
  const std::string url = href.empty() ? line_of(&element) : href;
  if (!url.empty()) entry.links.push_back({is_page ? 1 : 2, url});
}

void take_original_link(const XmlElement& element, Entry& entry) {
  if (std::string url = line_of(&element); !url.empty()) entry.links.push_back({0, std::move(url)});
}

void add_date(const XmlElement& element, std::vector<Date>& dates, int rank) {
  if (std::string written = line_of(&element); !written.empty()) {
    dates.push_back({rank, std::move(written), "feed " + prefixed_name(element)});
  }
}

void take_published(const XmlElement& element, Entry& entry) {
  add_date(element, entry.published, 0);
}
void take_date(const XmlElement& element, Entry& entry) { add_date(element, entry.published, 1); }
void take_issued(const XmlElement& element, Entry& entry) { add_date(element, entry.published, 2); }
void take_updated(const XmlElement& element, Entry& entry) {
  add_date(element, entry.published, 3);
  add_date(element, entry.modified, 0);
}

void take_author(const XmlElement& element, Entry& entry) {
  entry.article.bylines.push_back(person_of(element));
}

// Atom's category is an attribute, RSS's a text.
void take_category(const XmlElement& element, Entry& entry) {
  std::string topic(element.attribute("label"));
  if (topic.empty()) topic = element.attribute("term");
  if (topic.empty()) topic = line_of_construct(element, false);
  entry.article.topics.push_back(std::move(topic));
}

void take_keywords(const XmlElement& element, Entry& entry) {
  const std::string keywords = line_of(&element);
  for (std::size_t begin = 0; begin < keywords.size();) {
    const std::size_t end = std::min(keywords.find(',', begin), keywords.size());
    entry.article.topics.push_back(clean_line(keywords.substr(begin, end - begin)));
    begin = end + 1;
  }
}

void take_source(const XmlElement& element, Entry& entry) {
  const XmlElement* title = element.child("title");
  entry.article.source = title != nullptr ? line_of_construct(*title, entry.is_atom())
                                          : line_of_construct(element, false);
}

void take_publisher(const XmlElement& element, Entry& entry) {
  if (entry.article.source.empty()) entry.article.source = line_of(&element);
}

void take_language(const XmlElement& element, Entry& entry) {
  entry.article.language = line_of(&element);
}

// Pictures and films: who made them, what is to be seen. Depth is bounded by the parser.
void take_media(const XmlElement& element, Entry& entry) {
  if (element.name == "credit") {
    entry.article.credits.push_back(line_of(&element));
  } else if (element.name == "description") {
    const bool html = element.attribute("type") == "html";
    std::string caption = html ? html_line(text_of(&element)) : line_of(&element);
    if (!caption.empty()) entry.captions.push_back({Zone::caption, std::move(caption)});
  } else if (element.name == "title") {
    if (entry.media_title.empty()) entry.media_title = line_of_construct(element, true);
  } else if (element.name == "keywords") {
    take_keywords(element, entry);
  } else {
    json attributes = json::object();
    for (const XmlAttribute& attribute : element.attributes) {
      attributes[attribute.name] = attribute.value;
    }
    if (!attributes.empty()) add_extra(entry, prefixed_name(element), std::move(attributes));
    for (const XmlElement& child : element.children) {
      if (!child.is_text()) take_media(child, entry);
    }
  }
}

struct Handler {
  Vocabulary vocabulary;
  std::string_view name;  ///< empty: all of the vocabulary
  void (*take)(const XmlElement& element, Entry& entry);
};

constexpr auto kHandlers = std::to_array<Handler>({
    {Vocabulary::core, "title", take_title},
    {Vocabulary::dc, "title", take_title},
    {Vocabulary::core, "content", take_content},
    {Vocabulary::content, "encoded", take_encoded},
    {Vocabulary::core, "fulltext", take_encoded},
    {Vocabulary::core, "body", take_xhtml},
    {Vocabulary::xhtml, "body", take_xhtml},
    {Vocabulary::xhtml, "div", take_xhtml},
    {Vocabulary::core, "description", take_description},
    {Vocabulary::core, "summary", take_description},
    {Vocabulary::dc, "description", take_description},
    {Vocabulary::itunes, "summary", take_itunes},
    {Vocabulary::core, "guid", take_guid},
    {Vocabulary::core, "id", take_guid},
    {Vocabulary::dc, "identifier", take_guid},
    {Vocabulary::core, "link", take_link},
    {Vocabulary::feedburner, "origLink", take_original_link},
    {Vocabulary::core, "published", take_published},
    {Vocabulary::core, "pubDate", take_published},
    {Vocabulary::dc, "date", take_date},
    {Vocabulary::dc, "issued", take_date},
    {Vocabulary::core, "issued", take_issued},
    {Vocabulary::core, "created", take_issued},
    {Vocabulary::dc, "created", take_issued},
    {Vocabulary::core, "updated", take_updated},
    {Vocabulary::core, "modified", take_updated},
    {Vocabulary::dc, "modified", take_updated},
    {Vocabulary::core, "author", take_author},
    {Vocabulary::dc, "creator", take_author},
    {Vocabulary::dc, "author", take_author},
    {Vocabulary::itunes, "author", take_author},
    {Vocabulary::core, "category", take_category},
    {Vocabulary::dc, "subject", take_category},
    {Vocabulary::itunes, "keywords", take_keywords},
    {Vocabulary::core, "source", take_source},
    {Vocabulary::dc, "publisher", take_publisher},
    {Vocabulary::dc, "language", take_language},
    {Vocabulary::media, "", take_media},
});

void take_child(const XmlElement& element, Entry& entry) {
  const Vocabulary vocabulary = vocabulary_of(element, entry.home);
  const auto handler = std::find_if(kHandlers.begin(), kHandlers.end(), [&](const Handler& row) {
    return row.vocabulary == vocabulary && (row.name.empty() || row.name == element.name);
  });
  if (handler != kHandlers.end()) {
    handler->take(element, entry);
  } else {
    add_extra(entry, prefixed_name(element), to_json(element));
  }
}

void set_body(Entry& entry) {
  std::stable_sort(entry.texts.begin(), entry.texts.end(),
                   [](const Text& a, const Text& b) { return a.rank < b.rank; });
  if (entry.texts.empty()) {  // of a film, what is to be seen is all that there is
    for (Block& caption : entry.captions) caption.zone = Zone::body;
    entry.article.blocks = std::move(entry.captions);
    return;
  }
  set_text(entry.article, std::move(entry.texts.front().paragraphs));
  for (std::size_t i = 1; i < entry.texts.size(); ++i) {
    std::string text;
    for (const Block& block : entry.texts[i].paragraphs.blocks) {
      if (!text.empty()) text += '\n';
      text += block.text;
    }
    add_extra(entry, entry.texts[i].name, std::move(text));
  }
  std::move(entry.captions.begin(), entry.captions.end(), std::back_inserter(entry.article.blocks));
}

void set_dates(Entry& entry) {
  const auto offer = [&](std::vector<Date>& dates, std::string_view field) {
    std::stable_sort(dates.begin(), dates.end(),
                     [](const Date& a, const Date& b) { return a.rank < b.rank; });
    for (Date& date : dates) {
      entry.article.candidates.push_back(
          {std::string(field), std::move(date.written), std::move(date.from), false, ""});
    }
  };
  offer(entry.published, "published");
  offer(entry.modified, "modified");
}

void set_identity(Entry& entry) {
  RawArticle& article = entry.article;
  if (article.id.empty()) article.id = clean_line(std::string(entry.item.attribute("about")));
  const auto best = std::min_element(entry.links.begin(), entry.links.end(),
                                     [](const Link& a, const Link& b) { return a.rank < b.rank; });
  article.url = best == entry.links.end() ? entry.permalink : resolve(best->url, entry.base);
}

void set_source(Entry& entry) {
  const FeedChannel& channel = entry.channel;
  RawArticle& article = entry.article;
  const std::string& own = channel.publisher.empty() ? channel.title : channel.publisher;
  if (article.source.empty()) {
    article.source = own;
  } else if (article.source != own && article.source != channel.title) {
    article.via = channel.title;
  }
  if (article.language.empty()) {
    const std::string_view own_language = entry.item.attribute("lang");
    article.language = own_language.empty() ? channel.language : std::string(own_language);
  }
  drop_repeated(article.bylines);
  drop_repeated(article.topics);
  drop_repeated(article.credits);
  if (article.bylines.empty()) article.bylines = channel.authors;
}

}  // namespace

RawArticle read_feed_item(const XmlElement& item, const FeedChannel& channel) {
  Entry entry{.item = item, .channel = channel, .home = item.space};
  entry.base = resolve(std::string(item.attribute("base")), channel.base);
  if (entry.base.empty()) entry.base = channel.base;
  for (const XmlElement& child : item.children) {
    if (!child.is_text()) take_child(child, entry);
  }
  if (entry.article.title.empty()) entry.article.title = std::move(entry.media_title);
  set_body(entry);
  set_dates(entry);
  set_identity(entry);
  set_source(entry);
  for (auto& [name, value] : entry.extra) {
    entry.article.extra.emplace_back(name,
                                     value.dump(-1, ' ', false, json::error_handler_t::replace));
  }
  return std::move(entry.article);
}

}  // namespace newsdex
