#include "indexer/formats/ninjs_reader.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "indexer/extract/clean.h"
#include "indexer/formats/json_items.h"
#include "indexer/formats/markup.h"
#include "indexer/formats/ninjs_rules.h"
#include "indexer/formats/nitf_reader.h"
#include "indexer/limits.h"

namespace newsdex {

namespace dom = simdjson::dom;

namespace {

std::string text_of(dom::element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string text_of(dom::object object, std::string_view key) {
  dom::element value;
  return object[key].get(value) == simdjson::SUCCESS ? text_of(value) : std::string();
}

// The first of several keys that has a text.
std::string text_of(dom::object object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (std::string text = text_of(object, key); !text.empty()) return text;
  }
  return {};
}

/// A text of which there may be several: bodies, headlines, descriptions.
struct Text {
  int rank = 0;  ///< the least is taken
  std::string value;
  std::string type;  ///< html, nitf, or plain
};

// By the media type, or by what follows the bar of `body_xhtml`. XHTML and HTML tell paragraphs;
// XML of other kinds cannot be read.
void add_text(std::vector<Text>& texts, std::string_view type, std::string value) {
  if (value.find_first_not_of(" \t\r\n") == std::string::npos) return;
  const auto has = [&](std::string_view word) { return type.find(word) != type.npos; };
  if (has("html")) {
    texts.push_back({0, std::move(value), "html"});
  } else if (has("nitf")) {
    texts.push_back({2, std::move(value), "nitf"});
  } else if (!has("xml")) {
    texts.push_back({1, std::move(value), "plain"});
  }
}

Paragraphs paragraphs_of(const Text& text, const Limits& limits) {
  if (text.type == "html") return html_paragraphs(text.value);
  if (text.type == "plain") return {plain_paragraphs(text.value), {}};
  std::istringstream input(text.value);
  ByteStream stream(input);
  const auto item = NitfReader(stream, limits).next();
  if (!item) return {};
  if (const auto* problem = std::get_if<Problem>(&item->content)) {
    return {{}, {{CutKind::markup, "a text in NITF, left out: " + problem->reason}}};
  }
  const auto& article = std::get<RawArticle>(item->content);
  return {article.blocks, article.cuts};
}

std::string line_of(const Text& text) {
  return text.type == "html" ? html_line(text.value) : clean_line(text.value);
}

const Text* best(const std::vector<Text>& texts) {
  const auto found = std::min_element(texts.begin(), texts.end(),
                                      [](const Text& a, const Text& b) { return a.rank < b.rank; });
  return found == texts.end() ? nullptr : &*found;
}

/// One object on its way to an article. What its properties say is collected first, for their
/// order means nothing.
class Ninjs {
 public:
  Ninjs(dom::object object, const Limits& limits) : object_(object), limits_(limits) {}

  RawArticle read() {
    for (const auto& [key, value] : object_) take(key, value);
    set_text();
    set_dates();
    if (article_.source.empty()) article_.source = copyright_holder_;
    if (article_.via == article_.source) article_.via.clear();
    const bool is_page = article_.id.starts_with("http://") || article_.id.starts_with("https://");
    if (is_page) article_.url = article_.id;
    drop_repeated(article_.topics);
    drop_repeated(article_.credits);
    return std::move(article_);
  }

  [[nodiscard]] const std::string& type() const { return type_; }

 private:
  using Take = void (Ninjs::*)(dom::element value);

  struct Property {
    std::string_view name;
    Take take;
  };

  // Names without capitals; of the versions 1, 2 and 3.
  static constexpr auto kProperties();

  void take(std::string_view key, dom::element value);

  // Anything else than a text, and whatever has no place, is kept as it is.
  void keep(std::string_view key, dom::element value) {
    std::string_view text;
    if (value.is_null() || (value.get(text) == simdjson::SUCCESS && text.empty())) return;
    article_.extra.emplace_back(key, simdjson::minify(value));
  }

  void take_uri(dom::element value) { article_.id = clean_line(text_of(value)); }
  void take_type(dom::element value) { type_ = text_of(value); }
  void take_status(dom::element value) {
    const std::string status = text_of(value);
    article_.cancelled = status == "canceled" || status == "withheld";
    if (status != "usable") keep("pubstatus", value);
  }
  void take_embargo(dom::element value) { article_.embargo = clean_line(text_of(value)); }
  void take_language(dom::element value) { article_.language = text_of(value); }
  void take_title(dom::element value) { title_ = clean_line(text_of(value)); }
  void take_byline(dom::element value) {
    if (std::string text = text_of(value); !text.empty()) article_.bylines = {std::move(text)};
  }
  void take_located(dom::element value) { article_.dateline = text_of(value); }
  void take_holder(dom::element value) { copyright_holder_ = clean_line(text_of(value)); }
  void take_source(dom::element value) {
    if (value.is_string()) article_.source = text_of(value);
    if (!value.is_string()) keep("source", value);
  }
  void take_first_created(dom::element value) { first_created_ = text_of(value); }
  void take_content_created(dom::element value) { content_created_ = text_of(value); }
  void take_version_created(dom::element value) { version_created_ = text_of(value); }

  static void take_texts(dom::element value, std::vector<Text>& texts) {
    for (const dom::object text : dom::array(value)) {
      add_text(texts, text_of(text, {"contentType", "contenttype"}), text_of(text, "value"));
    }
  }
  void take_bodies(dom::element value) { take_texts(value, bodies_); }
  void take_descriptions(dom::element value) { take_texts(value, descriptions_); }

  // Of headlines the role decides, not the media type.
  void take_headlines(dom::element value) {
    for (const dom::object text : dom::array(value)) {
      const std::size_t before = headlines_.size();
      add_text(headlines_, text_of(text, {"contentType", "contenttype"}), text_of(text, "value"));
      if (headlines_.size() > before) {
        headlines_.back().rank = text_of(text, "role") == "main" ? 0 : 1;
      }
    }
  }

  // Calls `add` with the name of each object of a list.
  template <typename Add>
  static void for_names(dom::element value, const Add& add) {
    for (const dom::object object : dom::array(value)) {
      if (std::string name = clean_line(text_of(object, "name")); !name.empty()) {
        add(std::move(name));
      }
    }
  }
  void take_people(dom::element value) {
    for_names(value, [&](std::string n) { article_.supplied.people.push_back(std::move(n)); });
  }
  void take_places(dom::element value) {
    for_names(value, [&](std::string n) { article_.supplied.places.push_back(std::move(n)); });
  }
  void take_organisations(dom::element value) {
    for_names(value, [&](std::string n) { article_.supplied.orgs.push_back(std::move(n)); });
  }
  void take_subjects(dom::element value) {
    for_names(value, [&](std::string n) { article_.topics.push_back(std::move(n)); });
    keep("subjects", value);
  }
  void take_info_sources(dom::element value) {
    for (const dom::object source : dom::array(value)) {
      std::string name = clean_line(text_of(source, {"name", "literal", "code"}));
      const std::string role = ninjs_name(text_of(source, {"role", "rel"}));
      const bool passes_on = role.find("distribut") != role.npos ||
                             role.find("aggregat") != role.npos ||
                             role.find("syndicat") != role.npos;
      if (passes_on && article_.via.empty()) {
        article_.via = std::move(name);
      } else {
        article_.credits.push_back(std::move(name));
      }
    }
    keep("infosources", value);
  }

  // Pictures and films that go with it: what is to be seen, who made it.
  void take_associations(dom::element value) {
    const auto add = [&](dom::object object) {
      const std::string type = text_of(object, "type");
      if (type == "text" || type == "composite") return;
      std::vector<Text> captions;
      dom::element descriptions;
      if (object["descriptions"].get(descriptions) == simdjson::SUCCESS) {
        take_texts(descriptions, captions);
      }
      add_text(captions, "text", text_of(object, "description_text"));
      if (const Text* caption = best(captions)) {
        captions_.push_back({Zone::caption, line_of(*caption)});
      }
      article_.credits.push_back(clean_line(text_of(object, {"byline", "by"})));
    };
    dom::object map;
    if (value.get(map) == simdjson::SUCCESS) {
      for (const auto& [key, element] : map) add(element);
    } else {
      for (const dom::object object : dom::array(value)) add(object);
    }
    keep("associations", value);
  }

  void set_text() {
    const Text* headline = best(headlines_);
    article_.title = headline == nullptr ? title_ : line_of(*headline);
    if (headline != nullptr && !title_.empty() && title_ != article_.title) {
      article_.extra.emplace_back("title", json_string(title_));
    }
    const Text* description = best(descriptions_);
    if (const Text* body = best(bodies_)) {
      newsdex::set_text(article_, paragraphs_of(*body, limits_));
      if (description != nullptr) {
        article_.extra.emplace_back("description", json_string(line_of(*description)));
      }
    } else if (description != nullptr) {
      const bool picture = type_ == "picture" || type_ == "graphic";
      newsdex::set_text(article_, paragraphs_of(*description, limits_));
      if (picture) {
        for (Block& block : article_.blocks) block.zone = Zone::caption;
      }
    }
    std::move(captions_.begin(), captions_.end(), std::back_inserter(article_.blocks));
  }

  void set_dates() {
    const auto offer = [&](std::string_view field, const std::string& value,
                           std::string_view name) {
      if (value.empty()) return;
      article_.candidates.push_back(
          {std::string(field), value, "ninjs " + std::string(name), false, ""});
    };
    offer("published", first_created_, "firstCreated");
    offer("published", content_created_, "contentCreated");
    offer("published", version_created_, "versionCreated");
    offer("modified", version_created_, "versionCreated");
  }

  dom::object object_;
  const Limits& limits_;
  RawArticle article_;
  std::string type_;
  std::string title_;
  std::string copyright_holder_;
  std::string first_created_;
  std::string content_created_;
  std::string version_created_;
  std::vector<Text> headlines_;
  std::vector<Text> bodies_;
  std::vector<Text> descriptions_;
  std::vector<Block> captions_;
};

constexpr auto Ninjs::kProperties() {
  return std::to_array<Property>({
      {"uri", &Ninjs::take_uri},
      {"type", &Ninjs::take_type},
      {"pubstatus", &Ninjs::take_status},
      {"embargoed", &Ninjs::take_embargo},
      {"embargoeduntil", &Ninjs::take_embargo},
      {"language", &Ninjs::take_language},
      {"title", &Ninjs::take_title},
      {"byline", &Ninjs::take_byline},
      {"by", &Ninjs::take_byline},
      {"located", &Ninjs::take_located},
      {"copyrightholder", &Ninjs::take_holder},
      {"source", &Ninjs::take_source},
      {"firstcreated", &Ninjs::take_first_created},
      {"contentcreated", &Ninjs::take_content_created},
      {"versioncreated", &Ninjs::take_version_created},
      {"headlines", &Ninjs::take_headlines},
      {"bodies", &Ninjs::take_bodies},
      {"descriptions", &Ninjs::take_descriptions},
      {"person", &Ninjs::take_people},
      {"people", &Ninjs::take_people},
      {"place", &Ninjs::take_places},
      {"places", &Ninjs::take_places},
      {"organisation", &Ninjs::take_organisations},
      {"organisations", &Ninjs::take_organisations},
      {"subject", &Ninjs::take_subjects},
      {"subjects", &Ninjs::take_subjects},
      {"infosource", &Ninjs::take_info_sources},
      {"infosources", &Ninjs::take_info_sources},
      {"associations", &Ninjs::take_associations},
  });
}

void Ninjs::take(std::string_view key, dom::element value) {
  static constexpr auto kTable = kProperties();
  const std::string name = ninjs_name(key);
  const auto property = std::find_if(kTable.begin(), kTable.end(),
                                     [&](const Property& row) { return row.name == name; });
  if (property != kTable.end()) {
    (this->*property->take)(value);
  } else if (name == "headline" || name.starts_with("headline_")) {
    add_text(headlines_, name, text_of(value));
    if (name == "headline" && !headlines_.empty()) headlines_.back().rank = -1;
  } else if (name.starts_with("body_")) {
    add_text(bodies_, name, text_of(value));
  } else if (name.starts_with("description_")) {
    add_text(descriptions_, name, text_of(value));
  } else {
    keep(key, value);
  }
}

JsonItems::Content read_object(dom::object object, const Limits& limits) {
  if (std::string broken = broken_rule(object); !broken.empty()) {
    return Problem{Status::failed, std::move(broken)};
  }
  Ninjs ninjs(object, limits);
  RawArticle article = ninjs.read();
  if (ninjs.type() == "event" || ninjs.type() == "planning") {
    return Problem{Status::skipped, "of the type " + ninjs.type() + ", which is no article"};
  }
  return article;
}

}  // namespace

NinjsReader::NinjsReader(ByteStream& stream, const Limits& limits)
    : limits_(limits),
      items_(
          std::make_unique<JsonItems>(stream, JsonItems::Bounds{limits.record, kMaxNinjsDepth})) {}

NinjsReader::~NinjsReader() = default;

std::optional<Item> NinjsReader::next() {
  return items_->next([this](dom::object object) { return read_object(object, limits_); });
}

}  // namespace newsdex
