#include "indexer/html/facts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "indexer/limits.h"

namespace newsdex::html {

namespace {

constexpr auto kPlaceNames = std::to_array<std::string_view>(
    {"json-ld", "microdata", "meta", "link", "element", "url", "text"});

// The properties of schema.org that say something about an article.
constexpr auto kProperties = std::to_array<std::string_view>(
    {"headline", "datePublished", "dateCreated", "dateModified", "author", "creator", "publisher",
     "articleSection", "keywords", "inLanguage"});

// What stands inside an author or a publisher, and is only then about one.
constexpr auto kInnerProperties =
    std::to_array<std::string_view>({"name", "url", "image", "logo", "description"});

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

template <typename Words>
bool is_in(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Calls `use` for each word of a list separated by white space.
template <typename Use>
void for_each_word(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t begin = std::min(list.find_first_not_of(" \t\r\n"), list.size());
    list.remove_prefix(begin);
    const std::size_t end = std::min(list.find_first_of(" \t\r\n"), list.size());
    if (end > 0) use(list.substr(0, end));
    list.remove_prefix(end);
  }
}

class Collector {
 public:
  explicit Collector(const Document& document) : document_(document) {}

  std::vector<Fact> run() {
    const std::vector<Node>& nodes = document_.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag != Tag::text) look_at(i);
    }
    return std::move(facts_);
  }

 private:
  void look_at(std::uint32_t i) {
    const Node& node = document_.nodes()[i];
    switch (node.tag) {
      case Tag::meta:
        meta(node);
        break;
      case Tag::link:
      case Tag::a:
        for_each_word(document_.attribute(node, Attribute::rel), [&](std::string_view rel) {
          if (node.tag == Tag::link && rel == "canonical")
            add(Place::link, "canonical", document_.attribute(node, Attribute::href));
          if (node.tag == Tag::a && rel == "author")
            add(Place::link, "author", document_.inner_text(i));
        });
        break;
      case Tag::html:
        add(Place::element, "lang", document_.attribute(node, Attribute::lang));
        break;
      case Tag::title:
        if (!std::exchange(titled_, true)) add(Place::element, "title", document_.inner_text(i));
        break;
      case Tag::h1:
        headed_ = true;
        add(Place::element, "h1", document_.inner_text(i));
        break;
      case Tag::time:
        time(i);
        break;
      default:
        break;
    }
    if (node.tag != Tag::meta) microdata(i);
  }

  void meta(const Node& node) {
    const std::string_view content = document_.attribute(node, Attribute::content);
    for (const Attribute naming : {Attribute::name, Attribute::property}) {
      for_each_word(document_.attribute(node, naming), [&](std::string_view name) {
        std::string key(name.substr(0, 64));
        std::transform(key.begin(), key.end(), key.begin(), lower);
        std::replace(key.begin(), key.end(), '.', ':');
        add(Place::meta, std::move(key), content);
      });
    }
    for_each_word(document_.attribute(node, Attribute::itemprop), [&](std::string_view property) {
      if (is_in(kProperties, property)) add(Place::microdata, std::string(property), content);
    });
  }

  // Under its headline a page gives its own time first; above it, those of other articles.
  void time(std::uint32_t i) {
    if (!headed_) return;
    const Node& node = document_.nodes()[i];
    const std::string_view machine = document_.attribute(node, Attribute::datetime);
    add(Place::element, "time", machine.empty() ? document_.inner_text(i) : std::string(machine));
  }

  void microdata(std::uint32_t i) {
    const Node& node = document_.nodes()[i];
    const std::string_view properties = document_.attribute(node, Attribute::itemprop);
    if (properties.empty() || is_inner(properties)) return;
    for_each_word(properties, [&](std::string_view property) {
      if (is_in(kProperties, property)) add(Place::microdata, std::string(property), value_of(i));
    });
  }

  static bool is_inner(std::string_view property) { return is_in(kInnerProperties, property); }

  // An attribute for machines, the name inside an item, or the text.
  std::string value_of(std::uint32_t i) const {
    const Node& node = document_.nodes()[i];
    for (const Attribute machine : {Attribute::content, Attribute::datetime}) {
      if (const auto value = document_.attribute(node, machine); !value.empty())
        return std::string(value);
    }
    if (document_.has(node, Attribute::itemscope)) {
      for (std::uint32_t inner = i + 1; inner < node.end && inner < i + 200; ++inner) {
        const Node& candidate = document_.nodes()[inner];
        if (document_.attribute(candidate, Attribute::itemprop) != "name") continue;
        const std::string_view content = document_.attribute(candidate, Attribute::content);
        return content.empty() ? document_.inner_text(inner) : std::string(content);
      }
    }
    return node.end - i < 200 ? document_.inner_text(i) : std::string();
  }

  void add(Place place, std::string key, std::string_view written) {
    if (written.empty() || written.size() > kMaxFactBytes) return;
    if (counts_[{place, key}]++ >= kMaxFactsOfAKey) return;
    std::string value = plain_text(written);
    if (!value.empty()) facts_.push_back({place, std::move(key), std::move(value)});
  }

  const Document& document_;
  std::vector<Fact> facts_;
  bool titled_ = false;  ///< the page's own <title> was seen; pictures have theirs, too
  bool headed_ = false;  ///< an <h1> was seen
  std::map<std::pair<Place, std::string>, std::size_t> counts_;
};

}  // namespace

std::string_view to_string(Place place) { return kPlaceNames[static_cast<std::size_t>(place)]; }

std::vector<Fact> markup_facts(const Document& document) { return Collector(document).run(); }

std::string plain_text(std::string_view value) {
  if (value.find_first_of("&<") != std::string_view::npos) return Document(value).inner_text(0);
  std::string line;
  append_collapsed(line, value);
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace newsdex::html
