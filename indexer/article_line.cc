#include "indexer/article_line.h"

#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "common/json_writer.h"

namespace newsdex {
namespace {

/// What the format gave as the title: it stands before the body, which it is no part of.
std::string_view supplied_title(const Article& article) {
  const bool is_supplied = article.title_source == TitleSource::metadata;
  if (!is_supplied || article.zones.empty()) return {};
  const ZoneSpan& first = article.zones.front();
  if (first.zone != Zone::title || first.begin != 0) return {};
  return std::string_view(article.text).substr(0, first.end);
}

/// An object of which empty values are left out, and all but the first value of a key.
class Line {
 public:
  Line() { json_.begin_object(); }

  void add(std::string_view key, std::string_view value) {
    if (!value.empty() && begin(key)) json_.text(value);
  }

  void add(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty() || !begin(key)) return;
    json_.begin_array();
    for (const std::string& value : values) json_.text(value);
    json_.end_array();
  }

  void add(std::string_view key, const std::optional<Moment>& moment) {
    if (moment) add(key, std::string_view(to_string(*moment)));
  }

  /// A value that is JSON already.
  void add_json(std::string_view key, std::string_view value) {
    if (begin(key)) json_.raw(value);
  }

  [[nodiscard]] std::string finish() {
    json_.end_object();
    return std::move(out_);
  }

 private:
  bool begin(std::string_view key) {
    if (!keys_.emplace(key).second) return false;
    json_.key(key);
    return true;
  }

  std::string out_;
  JsonWriter json_{out_};
  std::set<std::string, std::less<>> keys_;
};

}  // namespace

std::string to_json_line(const Article& article) {
  const std::string_view title = supplied_title(article);
  std::string_view body = std::string_view(article.text).substr(title.size());
  static constexpr std::string_view kBehindTitle = "\n\n";
  if (!title.empty() && body.starts_with(kBehindTitle)) body.remove_prefix(kBehindTitle.size());
  Line line;
  line.add("id", article.id);
  line.add("url", article.url);
  line.add("title", title);
  line.add("body", body);
  line.add("published", article.published);
  line.add("modified", article.modified);
  line.add("source", article.source);
  line.add("byline", article.bylines);
  line.add("language", article.language);
  line.add("section", article.section);
  line.add("dateline", article.dateline);
  line.add("topics", article.topics);
  line.add("people", article.supplied.people);
  line.add("places", article.supplied.places);
  line.add("orgs", article.supplied.orgs);
  for (const auto& [name, value] : article.extra) line.add_json(name, value);
  line.add("via", article.via);
  line.add("credits", article.credits);
  line.add("captured", article.captured);
  line.add("path", article.path);
  return line.finish();
}

}  // namespace newsdex
