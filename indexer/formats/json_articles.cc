#include "indexer/formats/json_articles.h"

#include <algorithm>
#include <optional>

#include "indexer/formats/json_keys.h"
#include "indexer/formats/json_values.h"

namespace newsdex {
namespace {

constexpr std::size_t kMostKeys = 3;
constexpr std::string_view kSource = "_source";  // of a search engine's hit

using Keys = std::vector<std::string_view>;

/// Which fields an object has.
struct Found {
  bool title = false;
  bool body = false;
  bool url = false;
  bool published = false;

  [[nodiscard]] bool is_article() const { return title && (body || (url && published)); }
};

// The fields of the first object in `text`; with `in_lists` also those that are spread over lists.
Found fields_of(std::string_view text, const FieldNames& fields, bool in_lists) {
  Found found;
  JsonKeys keys(text);
  while (keys.next()) {
    if (keys.is_in_list() && !in_lists) continue;
    const auto field = fields.find(keys.path());
    found.title = found.title || field == InputField::title;
    found.body = found.body || field == InputField::body;
    found.url = found.url || field == InputField::url;
    found.published = found.published || field == InputField::published;
  }
  return found;
}

/// Looks for a list of articles in the first object of a text.
class ListFinder {
 public:
  ListFinder(std::string_view text, const FieldNames& fields)
      : fields_(fields), self_(fields_of(text, fields, false)), keys_(text) {}

  std::vector<std::string> find() {
    std::vector<std::vector<std::string>> paths;
    while (keys_.next()) {
      if (lists_articles()) paths.emplace_back(keys_.path().begin(), keys_.path().end());
    }
    if (paths.empty() || is_followed_by_articles()) return {};
    const bool is_one = paths.size() == 1 || paths[0] == std::vector<std::string>{"hits", "hits"};
    return is_one ? paths[0] : std::vector<std::string>();
  }

 private:
  /// Whether the key is that of a list of articles, and not of what belongs to one.
  [[nodiscard]] bool lists_articles() const {
    const Keys& path = keys_.path();
    if (keys_.is_in_list() || path.size() > kMostKeys || !keys_.value().starts_with('['))
      return false;
    const std::string_view first = skip_blanks(keys_.value().substr(1));
    if (!first.starts_with('{')) return false;
    if (path == Keys{"hits", "hits"}) return is_story(first, fields_);
    const bool is_other = !self_.body && (!self_.title || path.back() == "articles");
    return is_other && is_listed_article(first, fields_);
  }

  [[nodiscard]] bool is_followed_by_articles() const {
    const std::string_view rest = skip_blanks(keys_.rest());
    return rest.starts_with('{') && is_story(rest, fields_);
  }

  const FieldNames& fields_;
  Found self_;
  JsonKeys keys_;
};

}  // namespace

bool is_story(std::string_view text, const FieldNames& fields) {
  JsonKeys keys(text);
  bool is_deletion = false;
  std::size_t outermost = 0;
  while (keys.next()) {
    Keys path = keys.path();
    if (path.size() == 1 && !keys.is_in_list())
      is_deletion = ++outermost == 1 && path[0] == "delete";
    if (path[0] == kSource) path.erase(path.begin());
    const auto field = path.empty() ? std::nullopt : fields.find(path);
    if (field == InputField::title || field == InputField::body) return true;
  }
  return is_deletion;
}

bool is_listed_article(std::string_view text, const FieldNames& fields) {
  return fields_of(text, fields, true).is_article();
}

bool is_json_feed(std::string_view head) {
  const std::string_view text = skip_blanks(head);
  if (!text.starts_with('{') || text.find("jsonfeed.org") == std::string_view::npos) return false;
  const Keys keys = object_keys(text);
  const auto has = [&](std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  return has("version") && has("items");
}

std::vector<std::string> path_to_articles(std::string_view head, const FieldNames& fields) {
  const std::string_view text = skip_blanks(head);
  if (!text.starts_with('{')) return {};
  return ListFinder(text, fields).find();
}

}  // namespace newsdex
