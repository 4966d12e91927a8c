#include "indexer/formats/nitf_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/extract/clean.h"
#include "indexer/formats/markup.h"

namespace newsdex {

namespace {

/// Cuts a body into paragraphs. Elements that are no blocks run on in the paragraph around them.
class Paragraphs {
 public:
  /// `credits` takes who made the pictures.
  Paragraphs(std::vector<Block>& blocks, std::vector<std::string>& credits)
      : blocks_(blocks), credits_(credits) {}

  /// Depth is bounded by the parser.
  void add(const XmlElement& element, Zone zone) {
    for (const XmlElement& child : element.children) {
      if (child.is_text()) {
        text_ += child.text;
        continue;
      }
      const Rule* rule = find_rule(child.name);
      if (rule == nullptr) {
        add(child, zone);
      } else if (rule->what == What::blank) {
        text_ += ' ';
      } else if (rule->what == What::block) {
        end_paragraph(zone);
        const Zone inner = zone_of(child, *rule, zone);
        const std::size_t before = blocks_.size();
        add(child, inner);
        end_paragraph(inner);
        if (child.name == "media-producer" && blocks_.size() > before) {
          credits_.push_back(blocks_.back().text);
        }
      }
    }
  }

  void end_paragraph(Zone zone) {
    std::string text = clean_line(std::exchange(text_, {}));
    if (!text.empty()) blocks_.push_back({zone, std::move(text)});
  }

 private:
  enum class What : std::uint8_t { block, blank, nothing };

  struct Rule {
    std::string_view name;
    What what;
    Zone zone;  ///< of a block; body: that of what is around it
  };

  // What is not here is text in a line: em, person, location, a, …
  static constexpr auto kRules = std::to_array<Rule>({
      {"p", What::block, Zone::body},
      {"block", What::block, Zone::body},
      {"hl1", What::block, Zone::body},
      {"hl2", What::block, Zone::body},
      {"bq", What::block, Zone::body},
      {"fn", What::block, Zone::body},
      {"li", What::block, Zone::body},
      {"dt", What::block, Zone::body},
      {"dd", What::block, Zone::body},
      {"tr", What::block, Zone::body},
      {"pre", What::block, Zone::body},
      {"note", What::block, Zone::body},
      {"abstract", What::block, Zone::body},
      {"media-caption", What::block, Zone::caption},
      {"caption", What::block, Zone::caption},
      {"media-producer", What::block, Zone::credit},
      {"credit", What::block, Zone::credit},
      {"byline", What::block, Zone::credit},
      {"tagline", What::block, Zone::credit},
      {"br", What::blank, Zone::body},
      {"td", What::blank, Zone::body},
      {"media-object", What::nothing, Zone::body},
      {"media-metadata", What::nothing, Zone::body},
      {"media-reference", What::nothing, Zone::body},
      {"table-metadata", What::nothing, Zone::body},
      {"nitf-table-metadata", What::nothing, Zone::body},
      {"virtloc", What::nothing, Zone::body},
      {"alt-code", What::nothing, Zone::body},
  });

  static const Rule* find_rule(std::string_view name) {
    const auto found = std::find_if(kRules.begin(), kRules.end(),
                                    [&](const Rule& rule) { return rule.name == name; });
    return found == kRules.end() ? nullptr : &*found;
  }

  static Zone zone_of(const XmlElement& element, const Rule& rule, Zone around) {
    if (element.name == "note") {
      const std::string_view kind = element.attribute("noteclass");
      if (kind == "editorsnote") return Zone::correction;
      if (kind == "cpyrt" || kind == "trademk") return Zone::boilerplate;
    }
    return rule.zone == Zone::body ? around : rule.zone;
  }

  std::vector<Block>& blocks_;
  std::vector<std::string>& credits_;
  std::string text_;
};

void set_if_empty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string attribute_of(const XmlElement* element, std::string_view name) {
  return element == nullptr ? std::string() : clean_line(std::string(element->attribute(name)));
}

void add_extra(RawArticle& article, std::string_view name, const std::string& value) {
  if (!value.empty()) article.extra.emplace_back(name, json_string(value));
}

// Calls `take` with each element of that name below `element`, which may be nullptr.
template <typename Take>
void for_each(const XmlElement* element, std::string_view name, const Take& take) {
  if (element == nullptr) return;
  for (const XmlElement& child : element->children) {
    if (child.name == name) take(child);
  }
}

// What a name in identified-content is: its text, or the value of a code.
std::string name_of(const XmlElement& element) {
  std::string name = line_of(&element);
  return name.empty() ? attribute_of(&element, "value") : name;
}

void read_identified(const XmlElement* content, RawArticle& article) {
  const auto collect = [&](std::string_view name, std::vector<std::string>& values) {
    for_each(content, name, [&](const XmlElement& e) { values.push_back(name_of(e)); });
  };
  collect("person", article.supplied.people);
  collect("org", article.supplied.orgs);
  for (const std::string_view place : {"location", "country", "state", "region", "city"}) {
    collect(place, article.supplied.places);
  }
  collect("classifier", article.topics);
}

// Subjects by their most exact name; their codes go to `extra`.
void read_subjects(const XmlElement* tobject, RawArticle& article) {
  nlohmann::json codes = nlohmann::json::array();
  for_each(tobject, "tobject.subject", [&](const XmlElement& subject) {
    std::string name;
    for (const std::string_view level : {"detail", "matter", "type"}) {
      set_if_empty(name, attribute_of(&subject, "tobject.subject." + std::string(level)));
    }
    article.topics.push_back(std::move(name));
    const std::string code = attribute_of(&subject, "tobject.subject.refnum");
    if (!code.empty()) codes.push_back(code);
  });
  if (!codes.empty()) article.extra.emplace_back("subject_codes", codes.dump());
}

void read_docdata(const XmlElement& docdata, RawArticle& article) {
  set_if_empty(article.id, attribute_of(docdata.child("doc-id"), "id-string"));
  set_if_empty(article.published, attribute_of(docdata.child("date.issue"), "norm"));
  set_if_empty(article.embargo, attribute_of(docdata.child("date.release"), "norm"));
  const std::string status = attribute_of(&docdata, "management-status");
  if (status == "canceled" || status == "withheld") article.cancelled = true;
  for_each(docdata.child("key-list"), "keyword", [&](const XmlElement& keyword) {
    article.topics.push_back(attribute_of(&keyword, "key"));
  });
  read_identified(docdata.child("identified-content"), article);
  add_extra(article, "management_status", status);
  add_extra(article, "urgency", attribute_of(docdata.child("urgency"), "ed-urg"));
  add_extra(article, "version", attribute_of(docdata.child("du-key"), "version"));
  add_extra(article, "expires", attribute_of(docdata.child("date.expire"), "norm"));
  add_extra(article, "copyright", attribute_of(docdata.child("doc.copyright"), "holder"));
  add_extra(article, "editorial_message", attribute_of(docdata.child("ed-msg"), "info"));
}

void read_head(const XmlElement& head, RawArticle& article) {
  if (const XmlElement* docdata = head.child("docdata")) read_docdata(*docdata, article);
  read_subjects(head.child("tobject"), article);
  const XmlElement* publication = head.child("pubdata");
  set_if_empty(article.published, attribute_of(publication, "date.publication"));
  set_if_empty(article.section, attribute_of(publication, "position.section"));
  set_if_empty(article.source, attribute_of(publication, "name"));
  add_extra(article, "edition", attribute_of(publication, "edition.name"));
  // Revisions are in order of time.
  for_each(&head, "revision-history", [&](const XmlElement& revision) {
    if (std::string date = attribute_of(&revision, "norm"); !date.empty()) article.modified = date;
  });
}

// The names in a byline, or all of it but the writer's job.
void read_byline(const XmlElement& byline, RawArticle& article) {
  bool named = false;
  for_each(&byline, "person", [&](const XmlElement& person) {
    article.bylines.push_back(line_of(&person));
    named = true;
  });
  if (named) return;
  std::string text;
  for (const XmlElement& child : byline.children) {
    if (child.name != "byttl") text += text_of(&child);
  }
  text = clean_line(std::move(text));
  if (text.ends_with(',')) text.pop_back();
  article.bylines.push_back(text.empty() ? line_of(&byline) : text);
}

void read_body_head(const XmlElement& head, RawArticle& article, Paragraphs& paragraphs) {
  const XmlElement* headline = head.child("hedline");
  set_if_empty(article.title, line_of(headline == nullptr ? nullptr : headline->child("hl1")));
  for_each(headline, "hl2", [&](const XmlElement& subtitle) {
    paragraphs.add(subtitle, Zone::body);
    paragraphs.end_paragraph(Zone::body);
  });
  if (article.bylines.empty()) {
    for_each(&head, "byline", [&](const XmlElement& byline) { read_byline(byline, article); });
  }
  set_if_empty(article.dateline, line_of(head.child("dateline")));
  const std::string distributor = line_of(head.child("distributor"));
  if (article.source.empty()) {
    article.source = distributor;
  } else if (distributor != article.source) {
    set_if_empty(article.via, distributor);
  }
  for_each(&head, "note", [&](const XmlElement& note) {
    paragraphs.add(note, Zone::correction);
    paragraphs.end_paragraph(Zone::correction);
  });
}

void read_body(const XmlElement& body, RawArticle& article) {
  std::vector<Block> blocks;
  Paragraphs paragraphs(blocks, article.credits);
  const XmlElement* head = body.child("body.head");
  if (head != nullptr) read_body_head(*head, article, paragraphs);
  const std::size_t before = blocks.size();
  for_each(&body, "body.content", [&](const XmlElement& content) {
    paragraphs.add(content, Zone::body);
    paragraphs.end_paragraph(Zone::body);
  });
  const XmlElement* abstract = head == nullptr ? nullptr : head->child("abstract");
  if (blocks.size() > before) {
    add_extra(article, "abstract", line_of(abstract));
  } else if (abstract != nullptr) {
    paragraphs.add(*abstract, Zone::body);
    paragraphs.end_paragraph(Zone::body);
  }
  for_each(&body, "body.end", [&](const XmlElement& end) {
    paragraphs.add(end, Zone::credit);
    paragraphs.end_paragraph(Zone::credit);
  });
  if (article.blocks.empty()) article.blocks = std::move(blocks);
}

}  // namespace

bool is_nitf(const XmlElement& element) { return element.name == "nitf"; }

void read_nitf(const XmlElement& nitf, RawArticle& article) {
  if (const XmlElement* head = nitf.child("head")) read_head(*head, article);
  if (const XmlElement* body = nitf.child("body")) {
    read_body(*body, article);
    set_if_empty(article.language, attribute_of(body, "lang"));
  }
  set_if_empty(article.language, attribute_of(&nitf, "lang"));
  set_if_empty(article.title, line_of(nitf.descendant({"head", "title"})));
  drop_repeated(article.bylines);
  drop_repeated(article.topics);
  drop_repeated(article.credits);
}

NitfReader::NitfReader(ByteStream& stream, const Limits& limits)
    : records_(stream, is_nitf, limits) {}

std::optional<Item> NitfReader::next() {
  if (done_) return std::nullopt;
  done_ = true;
  auto record = records_.next();
  Item item;
  if (!record) {
    const XmlElement* root = records_.head();
    item.content = Problem{Status::failed, root == nullptr ? std::string("no XML in it")
                                                           : "no NITF: its root is <" +
                                                                 root->name.substr(0, 100) + ">"};
    item.bytes = records_.bytes_left();
    return item;
  }
  item.bytes = record->bytes;
  item.line = record->line;
  if (record->cut) {
    item.content = Problem{Status::failed, "the document ends before its end tag"};
  } else if (record->too_large) {
    item.content = Problem{Status::failed, "an article with more than " + records_.bounds()};
  } else {
    RawArticle article;
    article.alone = true;
    read_nitf(record->element, article);
    article.cuts = std::move(record->cuts);
    for (const std::string& note : {record->fault, records_.note()}) {
      if (!note.empty()) article.notes.push_back(note);
    }
    item.content = std::move(article);
  }
  return item;
}

}  // namespace newsdex
