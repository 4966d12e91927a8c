#include "indexer/formats/json_articles.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/formats/json_values.h"

namespace newsdex {
namespace {

constexpr std::size_t kMostKeys = 3;

using Keys = std::vector<std::string_view>;

bool names(InputField wanted, const Keys& keys, const FieldNames& fields) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return fields.find(key) == wanted; });
}

bool names_a_story(const Keys& keys, const FieldNames& fields) {
  return names(InputField::title, keys, fields) || names(InputField::body, keys, fields);
}

/// Looks for a list of articles in the first object of a text.
class ListFinder {
 public:
  ListFinder(std::string_view text, const FieldNames& fields) : text_(text), fields_(fields) {
    const Keys keys = object_keys(text);
    has_body_ = names(InputField::body, keys, fields);
    has_title_ = names(InputField::title, keys, fields);
  }

  std::vector<std::string> find() {
    std::vector<std::vector<std::string>> paths;
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        if (!read_string()) break;
      } else if (c == ':' && string_ && !open_.empty()) {
        open_.back().key = *std::exchange(string_, std::nullopt);
      } else if (c == '{' || c == '[') {
        if (c == '[' && lists_articles()) paths.push_back(keys());
        open_.push_back({c == '{', {}});
      } else if (c == '}' || c == ']') {
        open_.pop_back();
        if (open_.empty()) break;
      }
    }
    if (paths.empty() || is_followed_by_articles()) return {};
    const bool is_one = paths.size() == 1 || paths[0] == std::vector<std::string>{"hits", "hits"};
    return is_one ? paths[0] : std::vector<std::string>();
  }

 private:
  struct Level {
    bool is_object;
    std::string_view key;  ///< the last one
  };

  // From the opening quote to the closing one.
  bool read_string() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2U : 1U;
    if (at_ >= text_.size()) return false;
    string_ = text_.substr(begin, at_ - begin);
    return true;
  }

  /// Whether the list that begins here is one of articles, and not of what belongs to one.
  [[nodiscard]] bool lists_articles() const {
    if (open_.empty() || open_.size() > kMostKeys) return false;
    const auto is_object = [](const Level& level) { return level.is_object; };
    if (!std::all_of(open_.begin(), open_.end(), is_object)) return false;
    const std::string_view first = skip_blanks(text_.substr(at_ + 1));
    if (!first.starts_with('{')) return false;
    const bool are_hits = open_.size() == 2 && open_[0].key == "hits" && open_[1].key == "hits";
    if (are_hits) return is_story(first, fields_);
    const bool is_other = !has_body_ && (!has_title_ || open_.back().key == "articles");
    const Keys of_first = object_keys(first);
    return is_other && names(InputField::title, of_first, fields_) &&
           names(InputField::body, of_first, fields_);
  }

  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> out;
    for (const Level& level : open_) out.emplace_back(level.key);
    return out;
  }

  [[nodiscard]] bool is_followed_by_articles() const {
    if (at_ >= text_.size()) return false;
    const std::string_view rest = skip_blanks(text_.substr(at_ + 1));
    return rest.starts_with('{') && is_story(rest, fields_);
  }

  std::string_view text_;
  const FieldNames& fields_;
  bool has_body_ = false;  ///< the object itself
  bool has_title_ = false;
  std::size_t at_ = 0;
  std::vector<Level> open_;
  std::optional<std::string_view> string_;  ///< the last one, a key if `:` follows
};

}  // namespace

bool is_story(std::string_view text, const FieldNames& fields) {
  const Keys keys = object_keys(text);
  if (names_a_story(keys, fields)) return true;
  if (keys.size() == 1 && keys[0] == "delete") return true;
  if (std::find(keys.begin(), keys.end(), "_source") == keys.end()) return false;
  const std::size_t source = text.find("\"_source\"");
  const std::size_t object = std::min(text.find('{', std::min(source, text.size())), text.size());
  return names_a_story(object_keys(text.substr(object)), fields);
}

bool is_json_feed(std::string_view head) {
  const std::string_view text = skip_blanks(head);
  if (!text.starts_with('{') || text.find("jsonfeed.org") == std::string_view::npos) return false;
  const Keys keys = object_keys(text);
  return std::find(keys.begin(), keys.end(), "version") != keys.end();
}

std::vector<std::string> path_to_articles(std::string_view head, const FieldNames& fields) {
  const std::string_view text = skip_blanks(head);
  if (!text.starts_with('{')) return {};
  return ListFinder(text, fields).find();
}

}  // namespace newsdex
