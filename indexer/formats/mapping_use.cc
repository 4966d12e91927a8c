#include "indexer/formats/mapping_use.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace newsdex {

namespace {

constexpr std::size_t kMostNames = 20;

bool has(const RawArticle& article, InputField field) {
  switch (field) {
    case InputField::id:
      return !article.id.empty();
    case InputField::url:
      return !article.url.empty();
    case InputField::title:
      return !article.title.empty();
    case InputField::body:
      return !article.body.empty() || !article.blocks.empty();
    case InputField::published:
      return !article.published.empty();
    case InputField::modified:
      return !article.modified.empty();
    case InputField::source:
      return !article.source.empty();
    case InputField::byline:
      return !article.bylines.empty();
    case InputField::language:
      return !article.language.empty();
    case InputField::section:
      return !article.section.empty();
    case InputField::dateline:
      return !article.dateline.empty();
    case InputField::topics:
      return !article.topics.empty();
    case InputField::people:
      return !article.supplied.people.empty();
    case InputField::places:
      return !article.supplied.places.empty();
    case InputField::orgs:
      return !article.supplied.orgs.empty();
  }
  return false;
}

}  // namespace

void MappingUse::see(const RawArticle& article) {
  if (unmet_.empty()) return;
  ++articles_;
  std::erase_if(unmet_, [&](const FieldMapping& mapping) { return has(article, mapping.field); });
  for (const auto& [column, value] : article.extra) {
    if (unused_.size() == kMostNames) return;
    unused_.insert(column);
  }
}

std::vector<std::string> MappingUse::complaints() const {
  std::vector<std::string> out;
  if (articles_ == 0) return out;
  for (const FieldMapping& mapping : unmet_) {
    out.push_back(fmt::format("--map {0}={1}: no article has a {1}{2}{3}", to_string(mapping.field),
                              mapping.column, unused_.empty() ? "" : "; there is ",
                              fmt::join(unused_, ", ")));
  }
  return out;
}

}  // namespace newsdex
