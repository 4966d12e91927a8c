#include "indexer/formats/newsml_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/extract/clean.h"
#include "indexer/formats/markup.h"
#include "indexer/formats/nitf_reader.h"

namespace newsdex {

namespace {

constexpr std::string_view kNewsItem = "newsItem";

constexpr auto kItems = std::to_array<std::string_view>(
    {kNewsItem, "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"});

std::string attribute_of(const XmlElement* element, std::string_view name) {
  return element == nullptr ? std::string() : clean_line(std::string(element->attribute(name)));
}

template <typename Take>
void for_each(const XmlElement* element, std::string_view name, const Take& take) {
  if (element == nullptr) return;
  for (const XmlElement& child : element->children) {
    if (child.name == name) take(child);
  }
}

void add_extra(RawArticle& article, std::string_view name, const std::string& value) {
  if (!value.empty()) article.extra.emplace_back(name, json_string(value));
}

// `stat:canceled` without its scheme.
std::string_view without_scheme(std::string_view qcode) {
  return qcode.substr(qcode.find(':') + 1);
}

// What identifies a concept.
std::string code_of(const XmlElement& concept_element) {
  for (const std::string_view name : {"qcode", "uri", "literal"}) {
    std::string code = attribute_of(&concept_element, name);
    if (!code.empty()) return code;
  }
  return {};
}

/// One newsItem on its way to an article.
class NewsItem {
 public:
  /// `sender` is the party that sent the message which the item is in, if it is in one.
  NewsItem(const XmlElement& item, std::optional<std::string> sender)
      : item_(item), sender_(std::move(sender)) {
    for_each(&item_, "assert", [&](const XmlElement& assertion) {
      names_.try_emplace(code_of(assertion), own_name(assertion));
    });
  }

  RawArticle read() {
    article_.id = attribute_of(&item_, "guid");
    article_.alone = !sender_;
    article_.language = attribute_of(&item_, "lang");
    add_extra(article_, "version", attribute_of(&item_, "version"));
    read_item_meta(item_.child("itemMeta"));
    read_content_meta(item_.child("contentMeta"));
    read_content(item_.child("contentSet"));
    read_descriptions(item_.child("contentMeta"));
    read_parties();
    drop_repeated(article_.bylines);
    drop_repeated(article_.topics);
    drop_repeated(article_.credits);
    return std::move(article_);
  }

 private:
  /// The name in the item's language, else one without a language, else the first.
  std::string own_name(const XmlElement& concept_element) const {
    const std::string language = attribute_of(&item_, "lang").substr(0, 2);
    std::string best;
    int best_rank = 0;
    for_each(&concept_element, "name", [&](const XmlElement& name) {
      const std::string_view tag = name.attribute("lang");
      const int rank = !tag.empty() && tag.substr(0, 2) == language ? 3 : tag.empty() ? 2 : 1;
      if (rank > best_rank) {
        best_rank = rank;
        best = line_of(&name);
      }
    });
    return best;
  }

  /// The name that stands with a concept or is asserted of it; empty where only a code is known.
  std::string name_of(const XmlElement& concept_element) const {
    std::string name = own_name(concept_element);
    if (!name.empty()) return name;
    const auto asserted = names_.find(code_of(concept_element));
    return asserted == names_.end() ? std::string() : asserted->second;
  }

  /// A party's name, else what its code says: `nprov:REUTERS`.
  std::string party_of(const XmlElement& party) const {
    std::string name = name_of(party);
    if (!name.empty()) return name;
    name = attribute_of(&party, "literal");
    return name.empty() ? std::string(without_scheme(attribute_of(&party, "qcode"))) : name;
  }

  void offer_date(std::string_view field, const XmlElement* meta, std::string_view name) {
    const std::string written = line_of(meta == nullptr ? nullptr : meta->child(name));
    if (written.empty()) return;
    article_.candidates.push_back(
        {std::string(field), written, "newsml " + std::string(name), false, ""});
  }

  void read_item_meta(const XmlElement* meta) {
    if (meta == nullptr) return;
    item_class_ = without_scheme(attribute_of(meta->child("itemClass"), "qcode"));
    const std::string status(without_scheme(attribute_of(meta->child("pubStatus"), "qcode")));
    article_.cancelled = status == "canceled" || status == "withheld";
    article_.embargo = line_of(meta->child("embargoed"));
    if (const XmlElement* provider = meta->child("provider")) article_.source = party_of(*provider);
    add_extra(article_, "status", status == "usable" ? std::string() : status);
    add_extra(article_, "class", item_class_);
    add_extra(article_, "editorial_note", line_of(meta->child("edNote")));
    for_each(meta, "service",
             [&](const XmlElement& service) { add_extra(article_, "service", name_of(service)); });
  }

  void read_content_meta(const XmlElement* meta) {
    const XmlElement* item_meta = item_.child("itemMeta");
    offer_date("published", meta, "contentCreated");
    offer_date("published", item_meta, "firstCreated");
    offer_date("published", item_meta, "versionCreated");
    offer_date("modified", meta, "contentModified");
    offer_date("modified", item_meta, "versionCreated");
    if (meta == nullptr) return;
    article_.title = line_of(meta->child("headline"));
    if (std::string tag = attribute_of(meta->child("language"), "tag"); !tag.empty()) {
      article_.language = tag;
    }
    article_.dateline = line_of(meta->child("dateline"));
    if (const XmlElement* located = meta->child("located"); article_.dateline.empty() && located) {
      article_.dateline = name_of(*located);
    }
    for_each(meta, "by", [&](const XmlElement& by) { article_.bylines.push_back(line_of(&by)); });
    for_each(meta, "creditline",
             [&](const XmlElement& credit) { article_.credits.push_back(line_of(&credit)); });
    for_each(meta, "keyword",
             [&](const XmlElement& keyword) { article_.topics.push_back(line_of(&keyword)); });
    read_subjects(*meta);
    add_extra(article_, "urgency", line_of(meta->child("urgency")));
    add_extra(article_, "slugline", line_of(meta->child("slugline")));
    for_each(meta, "genre",
             [&](const XmlElement& genre) { add_extra(article_, "genre", name_of(genre)); });
  }

  /// Names by the type of what they name; all codes go to `extra`.
  void read_subjects(const XmlElement& meta) {
    nlohmann::json codes = nlohmann::json::array();
    for_each(&meta, "subject", [&](const XmlElement& element) {
      const XmlElement* main = element.child("mainConcept");
      const XmlElement& subject = main == nullptr ? element : *main;
      const std::string_view type = without_scheme(element.attribute("type"));
      const std::string name = name_of(subject);
      auto& values = type == "person"         ? article_.supplied.people
                     : type == "organisation" ? article_.supplied.orgs
                     : type == "geoArea"      ? article_.supplied.places
                                              : article_.topics;
      if (!name.empty()) values.push_back(name);
      nlohmann::json entry;
      if (const std::string code = code_of(subject); !code.empty()) entry["code"] = code;
      if (!name.empty()) entry["name"] = name;
      if (!entry.is_null()) codes.push_back(std::move(entry));
    });
    if (!codes.empty()) {
      article_.extra.emplace_back(
          "subjects", codes.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
  }

  void read_content(const XmlElement* content) {
    nlohmann::json remote = nlohmann::json::array();
    if (content == nullptr) return;
    for (const XmlElement& child : content->children) {
      if (child.name == "inlineXML") read_inline_xml(child);
      if (child.name == "inlineData") read_inline_data(child);
      if (child.name == "remoteContent") remote.push_back(attribute_of(&child, "href"));
    }
    if (!remote.empty()) {
      article_.extra.emplace_back(
          "remote_content", remote.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
  }

  void read_inline_xml(const XmlElement& content) {
    if (!article_.blocks.empty()) return;  // a second rendition of the same
    const auto first = std::find_if(content.children.begin(), content.children.end(),
                                    [](const XmlElement& child) { return !child.is_text(); });
    if (first == content.children.end()) return;
    if (is_nitf(*first)) {
      read_nitf(*first, article_);
      return;
    }
    constexpr auto kHtml = std::to_array<std::string_view>(
        {"html", "body", "div", "article", "section", "p", "h1", "h2"});
    if (std::find(kHtml.begin(), kHtml.end(), first->name) != kHtml.end()) {
      set_text(article_, html_paragraphs(inner_markup(content)));
    } else {
      article_.notes.push_back("content in <" + first->name.substr(0, 100) + "> was not read");
    }
  }

  void read_inline_data(const XmlElement& data) {
    const std::string type = attribute_of(&data, "contenttype");
    if (!article_.blocks.empty() || !data.attribute("encoding").empty()) return;
    if (type.find("html") != std::string::npos) {
      set_text(article_, html_paragraphs(text_of(&data)));
    } else if (type.empty() || type.starts_with("text/")) {
      article_.blocks = plain_paragraphs(text_of(&data));
    }
  }

  /// A description is the caption of a picture, and the body of what has none.
  void read_descriptions(const XmlElement* meta) {
    std::vector<Block> bodies;
    const bool has_body = !article_.blocks.empty();
    for_each(meta, "description", [&](const XmlElement& description) {
      const std::string role(without_scheme(attribute_of(&description, "role")));
      const bool caption =
          role == "caption" || item_class_ == "picture" || item_class_ == "graphic";
      for (Block& block : plain_paragraphs(line_of(&description))) {
        if (caption) {
          bodies.push_back({Zone::caption, std::move(block.text)});
        } else if (has_body) {
          add_extra(article_, "description", block.text);
        } else {
          bodies.push_back(std::move(block));
        }
      }
    });
    std::move(bodies.begin(), bodies.end(), std::back_inserter(article_.blocks));
  }

  /// Who made it, who gave it, who passed it on.
  void read_parties() {
    const XmlElement* meta = item_.child("contentMeta");
    const bool picture = item_class_ == "picture" || item_class_ == "graphic";
    const bool has_byline = !article_.bylines.empty();
    for_each(meta, "creator", [&](const XmlElement& creator) {
      const std::string_view role = without_scheme(creator.attribute("role"));
      const bool credit = picture || role == "photographer";
      if (!credit && has_byline) return;
      (credit ? article_.credits : article_.bylines).push_back(name_of(creator));
    });
    for_each(meta, "infoSource", [&](const XmlElement& source) {
      const std::string_view role = without_scheme(source.attribute("role"));
      const bool passes_on = role.find("istribut") != std::string_view::npos ||
                             role.find("ggregat") != std::string_view::npos ||
                             role.find("yndicat") != std::string_view::npos;
      if (passes_on && article_.via.empty()) {
        article_.via = party_of(source);
      } else {
        article_.credits.push_back(party_of(source));
      }
    });
    if (article_.source.empty()) {
      const XmlElement* holder = item_.descendant({"rightsInfo", "copyrightHolder"});
      if (holder != nullptr) article_.source = party_of(*holder);
    }
    if (article_.via.empty() && sender_) article_.via = *sender_;
    if (article_.via == article_.source) article_.via.clear();
  }

  const XmlElement& item_;
  std::optional<std::string> sender_;
  std::unordered_map<std::string, std::string> names_;  // asserted, by code
  std::string item_class_;
  RawArticle article_;
};

}  // namespace

bool is_newsml_item(const XmlElement& element) {
  return std::find(kItems.begin(), kItems.end(), element.name) != kItems.end();
}

NewsmlReader::NewsmlReader(ByteStream& stream, const Limits& limits)
    : records_(stream, is_newsml_item, limits) {}

std::optional<Item> NewsmlReader::next() {
  if (done_) return std::nullopt;
  auto record = records_.next();
  if (!record) return at_end();
  if (items_ == 0 && records_.head() != nullptr) {
    sender_ = line_of(records_.head()->descendant({"header", "sender"}));
  }
  Item item;
  item.item = std::to_string(++items_);
  item.line = record->line;
  item.bytes = record->bytes;
  if (record->cut) {
    cut_ = true;
    item.content = Problem{Status::failed, "the input ends within this item"};
  } else if (record->too_large) {
    item.content = Problem{Status::failed, "an item with more than " + records_.bounds()};
  } else if (record->element.name != kNewsItem) {
    item.content = Problem{Status::skipped, "a " + record->element.name + ", which is no article"};
  } else {
    RawArticle article = NewsItem(record->element, sender_).read();
    std::move(record->cuts.begin(), record->cuts.end(), std::back_inserter(article.cuts));
    if (!record->fault.empty()) article.notes.push_back(record->fault);
    if (items_ == 1 && !records_.note().empty()) article.notes.push_back(records_.note());
    item.content = std::move(article);
  }
  return item;
}

std::optional<Item> NewsmlReader::at_end() {
  done_ = true;
  Item item;
  item.line = records_.line();
  item.bytes = records_.bytes_left();
  const XmlElement* root = records_.head();
  if (items_ == 0) {
    item.content = Problem{Status::failed,
                           root == nullptr ? std::string("no XML in it")
                                           : "no news item in <" + root->name.substr(0, 100) + ">"};
    return item;
  }
  if (records_.complete() || cut_) return std::nullopt;
  item.content = Problem{Status::failed, "the message ends before its end tag"};
  return item;
}

}  // namespace newsdex
