#include "indexer/html/json_ld.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <simdjson.h>

#include "common/text/utf8.h"
#include "indexer/limits.h"

namespace newsdex::html {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// https://schema.org/Article and the types below it that newsrooms use.
constexpr auto kArticleTypes = std::to_array<std::string_view>(
    {"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
     "BackgroundNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle",
     "AdvertiserContentArticle", "SatiricalArticle", "LiveBlogPosting", "BlogPosting", "Article",
     "Report", "TechArticle", "ScholarlyArticle", "SocialMediaPosting", "Review"});

// What holds the page's own article; other properties hold other articles.
constexpr auto kWaysDown =
    std::to_array<std::string_view>({"@graph", "mainEntity", "mainEntityOfPage", "subjectOf"});

template <typename Words>
bool is_in(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<element> member(const object& from, std::string_view key) {
  element found;
  if (from.at_key(key).get(found) != simdjson::SUCCESS) return std::nullopt;
  return found;
}

std::string_view string_of(const element& value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

std::string_view string_at(const object& from, std::string_view key) {
  const auto value = member(from, key);
  return value ? string_of(*value) : std::string_view{};
}

// Calls `use` for a value, or for each element of a list.
template <typename Use>
void for_each(const element& value, Use use) {
  array list;
  if (value.get(list) != simdjson::SUCCESS) {
    use(value);
    return;
  }
  std::size_t count = 0;
  for (const element& item : list) {
    if (++count > kMaxJsonLdObjects) return;
    use(item);
  }
}

std::string_view type_name(std::string_view type) {
  return type.substr(type.find_last_of("/:#") + 1);
}

bool is_article(const object& candidate) {
  bool found = false;
  const auto type = member(candidate, "@type");
  if (type) {
    for_each(*type, [&](const element& one) {
      found = found || is_in(kArticleTypes, type_name(string_of(one)));
    });
  }
  return found;
}

// All objects of the page's scripts, in order.
class Objects {
 public:
  void add(const element& root) {
    std::vector<element> waiting{root};
    for (std::size_t next = 0; next < waiting.size() && found_.size() < kMaxJsonLdObjects; ++next) {
      array list;
      object one;
      if (waiting[next].get(list) == simdjson::SUCCESS) {
        for_each(waiting[next], [&](const element& item) { waiting.push_back(item); });
      } else if (waiting[next].get(one) == simdjson::SUCCESS) {
        found_.push_back(one);
        if (const auto id = string_at(one, "@id"); !id.empty()) by_id_.emplace(id, one);
        for (const std::string_view way : kWaysDown) {
          if (const auto below = member(one, way)) waiting.push_back(*below);
        }
      }
    }
  }

  // The article with the most to say; the first of equals.
  [[nodiscard]] std::optional<object> article() const {
    std::optional<object> best;
    std::size_t most = 0;
    for (const object& candidate : found_) {
      if (!is_article(candidate)) continue;
      std::size_t says = 1;
      for (const char* key : {"headline", "datePublished", "author", "articleBody", "publisher"}) {
        if (member(candidate, key)) ++says;
      }
      if (says > most) {
        best = candidate;
        most = says;
      }
    }
    return best;
  }

  // The object itself, or the one that it refers to.
  [[nodiscard]] object resolved(const object& from) const {
    if (member(from, "name")) return from;
    const auto known = by_id_.find(string_at(from, "@id"));
    return known == by_id_.end() ? from : known->second;
  }

 private:
  std::vector<object> found_;
  std::map<std::string_view, object> by_id_;
};

class FactWriter {
 public:
  explicit FactWriter(const Objects& objects) : objects_(objects) {}

  void write(const object& article) {
    for (const char* key : {"headline", "datePublished", "dateCreated", "dateModified",
                            "articleSection", "keywords", "inLanguage", "url"}) {
      if (const auto value = member(article, key)) add_all(key, *value);
    }
    for (const char* key : {"author", "creator", "publisher", "sourceOrganization"}) {
      if (const auto value = member(article, key)) add_all(key, *value);
    }
    if (const auto image = member(article, "image")) {
      for_each(*image, [&](const element& one) {
        object picture;
        if (one.get(picture) != simdjson::SUCCESS) return;
        add("image.creditText", string_at(objects_.resolved(picture), "creditText"));
      });
    }
    if (const auto page = member(article, "mainEntityOfPage")) {
      object target;
      add("url",
          page->get(target) == simdjson::SUCCESS ? string_at(target, "@id") : string_of(*page));
    }
  }

  [[nodiscard]] std::vector<Fact> take() { return std::move(facts_); }

 private:
  void add_all(const char* key, const element& value) {
    std::size_t count = 0;
    for_each(value, [&](const element& one) {
      if (++count > kMaxJsonLdNames) return;
      object named;
      if (one.get(named) != simdjson::SUCCESS) {
        add(key, string_of(one));
        return;
      }
      const object whole = objects_.resolved(named);
      if (const auto names = member(whole, "name")) {
        for_each(*names, [&](const element& name) { add(key, string_of(name)); });
      } else {
        add(key, string_at(whole, "alternateName"));
      }
    });
  }

  void add(const char* key, std::string_view written) {
    std::string value = plain_text(text::truncate(written, kMaxFactBytes));
    if (!value.empty()) facts_.push_back({Place::json_ld, key, std::move(value)});
  }

  static constexpr std::size_t kMaxFactBytes = 4000;

  const Objects& objects_;
  std::vector<Fact> facts_;
};

// Where JSON ends and what has to be closed there.
class Mender {
 public:
  explicit Mender(std::string_view in) : in_(in) {}

  std::string run() {
    const std::size_t section = in_.substr(0, in_.find('{')).find(kSection);
    const std::size_t begin = section == std::string_view::npos ? 0 : section + kSection.size();
    at_ = std::min(in_.find_first_of("{[", begin), in_.size());
    for (; at_ < in_.size() && !done_; ++at_) {
      if (in_string_) {
        in_string();
      } else {
        between();
      }
    }
    if (in_string_) out_ += '"';
    if (!closers_.empty()) drop_comma();
    out_.append(closers_.rbegin(), closers_.rend());
    return std::move(out_);
  }

 private:
  void in_string() {
    const char c = in_[at_];
    if (c == '\\' && at_ + 1 < in_.size()) {
      const char escaped = in_[++at_];
      if (std::string_view("\"\\/bfnrtu").find(escaped) != std::string_view::npos) out_ += '\\';
      out_ += escaped;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out_ += c == '\n' ? "\\n" : " ";
    } else {
      out_ += c;
      in_string_ = c != '"';
    }
  }

  void between() {
    const char c = in_[at_];
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') closers_ += c == '{' ? '}' : ']';
    if (c == '}' || c == ']') {
      drop_comma();
      if (closers_.empty() || closers_.back() != c) {
        done_ = true;
        return;
      }
      closers_.pop_back();
      done_ = closers_.empty();
    }
    out_ += c;
  }

  void drop_comma() {
    const std::size_t last = out_.find_last_not_of(" \t\r\n");
    if (last != std::string::npos && out_[last] == ',') out_.resize(last);
  }

  static constexpr std::string_view kSection = "<![CDATA[";

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  std::string closers_;  ///< of what is open, outermost first
  bool in_string_ = false;
  bool done_ = false;
};

bool is_json_ld(const Document& document, const Node& node) {
  return node.tag == Tag::script &&
         document.attribute(node, Attribute::type).find("ld+json") != std::string_view::npos;
}

}  // namespace

std::string mended_json(std::string_view json) { return Mender(json).run(); }

JsonLd read_json_ld(const Document& document) {
  // A parser owns the objects that it gave.
  std::vector<std::unique_ptr<simdjson::dom::parser>> parsers;
  Objects objects;
  const std::vector<Node>& nodes = document.nodes();
  for (std::uint32_t i = 0; i < nodes.size() && parsers.size() < kMaxJsonLdScripts; ++i) {
    if (!is_json_ld(document, nodes[i])) continue;
    std::string json;
    for (std::uint32_t inner = i + 1; inner < nodes[i].end; ++inner)
      json += document.text(nodes[inner]);
    if (json.empty() || json.size() > kMaxJsonLdBytes) continue;
    auto parser = std::make_unique<simdjson::dom::parser>();
    element root;
    if (parser->allocate(json.size() * 2 + 64, kMaxJsonLdDepth) != simdjson::SUCCESS) continue;
    if (parser->parse(json).get(root) != simdjson::SUCCESS &&
        parser->parse(mended_json(json)).get(root) != simdjson::SUCCESS) {
      continue;
    }
    objects.add(root);
    parsers.push_back(std::move(parser));
  }
  JsonLd found;
  if (const auto article = objects.article()) {
    FactWriter writer(objects);
    writer.write(*article);
    found.facts = writer.take();
    found.article_body = string_at(*article, "articleBody");
  }
  return found;
}

}  // namespace newsdex::html
