#include "indexer/extract/identity.h"

#include <algorithm>

#include <fmt/format.h>
#include <xxhash.h>

#include "indexer/limits.h"

namespace newsdex {

namespace {

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

// Whether a URL names an article: its path has two segments or more.
bool names_article(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || url.size() > kMaxIdBytes || has_controls(url))
    return false;
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("?#"));
  rest.remove_prefix(std::min(rest.find('/'), rest.size()));
  std::size_t segments = 0;
  for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
    if (rest[i] == '/' && rest[i + 1] != '/') ++segments;
  }
  return segments >= 2;
}

std::string path_id(const RawArticle& article, std::string_view origin) {
  std::string key(origin);
  if (!article.alone || origin == "-") {
    key += '\0';
    key += article.title;
    key += '\0';
    key += article.body;
    for (const Block& block : article.blocks) {
      key += '\0';
      key += block.text;
    }
  }
  return fmt::format("p-{:016x}", XXH3_64bits(key.data(), key.size()));
}

}  // namespace

std::variant<std::string, Problem> identify(const RawArticle& article, std::string_view origin) {
  if (article.id.size() > kMaxIdBytes)
    return Problem{Status::failed, "an id longer than 1000 bytes"};
  if (has_controls(article.id)) return Problem{Status::failed, "an id with control characters"};
  if (!article.id.empty()) return article.id;
  if (names_article(article.url)) return article.url;
  return path_id(article, origin);
}

}  // namespace newsdex
