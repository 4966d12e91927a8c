#include "indexer/captures.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/warc/capture_index.h"

namespace newsdex {

namespace {

std::string digest_of(const std::vector<std::pair<std::string, std::string>>& extra) {
  const auto digest = std::find_if(extra.begin(), extra.end(),
                                   [](const auto& field) { return field.first == "digest"; });
  if (digest == extra.end()) return {};
  const auto value = nlohmann::json::parse(digest->second, nullptr, false);
  return value.is_string() ? value.get<std::string>() : std::string();
}

Capture own_capture(const Article& article) {
  return {*article.captured, digest_of(article.extra)};
}

}  // namespace

bool is_revisit(const RawArticle& article) {
  return !article.captured.empty() && article.title.empty() && article.body.empty() &&
         article.blocks.empty();
}

Article merge_captures(Article read, Article known) {
  if (!read.captured || !known.captured) return read;
  const bool keep_read = instant(*read.captured) >= instant(*known.captured);
  Article& kept = keep_read ? read : known;
  const Article& other = keep_read ? known : read;
  std::vector<Capture> captures = std::move(kept.captures);
  captures.insert(captures.end(), other.captures.begin(), other.captures.end());
  captures.push_back(own_capture(other));
  kept.captures = in_order(std::move(captures), own_capture(kept));
  return std::move(kept);
}

Article add_revisit(Article known, const RawArticle& revisit) {
  const auto time = parse_moment(revisit.captured);
  if (!time || !known.captured) return known;
  std::vector<Capture> captures = std::move(known.captures);
  captures.push_back({*time, digest_of(revisit.extra)});
  known.captures = in_order(std::move(captures), own_capture(known));
  return known;
}

}  // namespace newsdex
