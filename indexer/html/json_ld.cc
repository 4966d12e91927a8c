#include "indexer/html/json_ld.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>
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

// Calls `use` for a value, or for each of the first `most` elements of a list. Whether these are
// all.
template <typename Use>
bool for_each(const element& value, std::size_t most, Use use) {
  array list;
  if (value.get(list) != simdjson::SUCCESS) {
    use(value);
    return true;
  }
  std::size_t count = 0;
  for (const element& item : list) {
    if (++count > most) return false;
    use(item);
  }
  return true;
}

std::string_view type_name(std::string_view type) {
  return type.substr(type.find_last_of("/:#") + 1);
}

bool is_article(const object& candidate) {
  bool found = false;
  const auto type = member(candidate, "@type");
  if (type) {
    for_each(*type, kMaxJsonLdNames, [&](const element& one) {
      found = found || is_in(kArticleTypes, type_name(string_of(one)));
    });
  }
  return found;
}

// All objects of the page's scripts, in order.
class Objects {
 public:
  // False where there are more than are looked at.
  bool add(const element& root) {
    std::vector<element> waiting{root};
    bool is_whole = true;
    std::size_t next = 0;
    for (; next < waiting.size() && found_.size() < kMaxJsonLdObjects; ++next) {
      array list;
      object one;
      if (waiting[next].get(list) == simdjson::SUCCESS) {
        is_whole &= for_each(waiting[next], kMaxJsonLdObjects,
                             [&](const element& item) { waiting.push_back(item); });
      } else if (waiting[next].get(one) == simdjson::SUCCESS) {
        found_.push_back(one);
        if (const auto id = string_at(one, "@id"); !id.empty()) by_id_.emplace(id, one);
        for (const std::string_view way : kWaysDown) {
          if (const auto below = member(one, way)) waiting.push_back(*below);
        }
      }
    }
    return is_whole && next == waiting.size();
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
      for_each(*image, kMaxJsonLdNames, [&](const element& one) {
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

  // False where a list or a value was longer than is kept.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  void add_all(const char* key, const element& value) {
    is_whole_ &= for_each(value, kMaxJsonLdNames, [&](const element& one) {
      object named;
      if (one.get(named) != simdjson::SUCCESS) {
        add(key, string_of(one));
        return;
      }
      const object whole = objects_.resolved(named);
      if (const auto names = member(whole, "name")) {
        is_whole_ &= for_each(*names, kMaxJsonLdNames,
                              [&](const element& name) { add(key, string_of(name)); });
      } else {
        add(key, string_at(whole, "alternateName"));
      }
    });
  }

  void add(const char* key, std::string_view written) {
    is_whole_ &= written.size() <= kMaxFactBytes;
    std::string value = plain_text(text::truncate(written, kMaxFactBytes));
    if (!value.empty()) facts_.push_back({Place::json_ld, key, std::move(value)});
  }

  const Objects& objects_;
  std::vector<Fact> facts_;
  bool is_whole_ = true;
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

std::string script_text(const Document& document, std::uint32_t script) {
  std::string text;
  const std::vector<Node>& nodes = document.nodes();
  for (std::uint32_t inner = script + 1; inner < nodes[script].end; ++inner)
    text += document.text(nodes[inner]);
  return text;
}

// Parses JSON as pages write it.
simdjson::error_code parse(simdjson::dom::parser& parser, const std::string& json, element& root) {
  simdjson::error_code error = parser.allocate(json.size() * 2 + 64, kMaxJsonLdDepth);
  if (error == simdjson::SUCCESS) error = parser.parse(json).get(root);
  if (error == simdjson::SUCCESS || error == simdjson::DEPTH_ERROR) return error;
  return parser.parse(mended_json(json)).get(root);
}

// What of a page's scripts was beyond a bound.
struct Excess {
  bool scripts = false;
  bool bytes = false;
  bool depth = false;
  bool objects = false;
  bool values = false;
};

std::vector<Cut> cuts_of(const Excess& excess) {
  std::vector<Cut> cuts;
  const auto add = [&](bool is_cut, const std::string& what) {
    if (is_cut) cuts.push_back({CutKind::markup, what});
  };
  add(excess.scripts, fmt::format("scripts of JSON-LD to {}", kMaxJsonLdScripts));
  add(excess.bytes, fmt::format("JSON-LD of more than {} bytes", kMaxJsonLdBytes));
  add(excess.depth, fmt::format("JSON-LD nested deeper than {}", kMaxJsonLdDepth));
  add(excess.objects, fmt::format("objects of JSON-LD to {}", kMaxJsonLdObjects));
  add(excess.values,
      fmt::format("values of JSON-LD to {}, of {} bytes", kMaxJsonLdNames, kMaxFactBytes));
  return cuts;
}

}  // namespace

std::string mended_json(std::string_view json) { return Mender(json).run(); }

JsonLd read_json_ld(const Document& document) {
  // A parser owns the objects that it gave.
  std::vector<std::unique_ptr<simdjson::dom::parser>> parsers;
  Objects objects;
  Excess excess;
  const std::vector<Node>& nodes = document.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!is_json_ld(document, nodes[i])) continue;
    excess.scripts = parsers.size() == kMaxJsonLdScripts;
    if (excess.scripts) break;
    const std::string json = script_text(document, i);
    excess.bytes |= json.size() > kMaxJsonLdBytes;
    if (json.empty() || json.size() > kMaxJsonLdBytes) continue;
    auto parser = std::make_unique<simdjson::dom::parser>();
    element root;
    const simdjson::error_code error = parse(*parser, json, root);
    excess.depth |= error == simdjson::DEPTH_ERROR;
    if (error != simdjson::SUCCESS) continue;
    excess.objects |= !objects.add(root);
    parsers.push_back(std::move(parser));
  }
  JsonLd found;
  if (const auto article = objects.article()) {
    FactWriter writer(objects);
    writer.write(*article);
    excess.values = !writer.is_whole();
    found.facts = writer.take();
    found.article_body = string_at(*article, "articleBody");
  }
  found.cuts = cuts_of(excess);
  return found;
}

}  // namespace newsdex::html
