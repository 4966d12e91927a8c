#include "indexer/formats/field_paths.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace newsdex {

namespace {

struct Row {
  InputField field;
  std::string_view path;
  TextForm form = TextForm::plain;
  std::string_view types = {};
};

// What no flat article has.
constexpr auto kSpecific = std::to_array<Row>({
    {InputField::id, "guid.rendered"},  // the number in `id` is another article's on another site
    {InputField::title, "title.rendered", TextForm::html},
    {InputField::title, "headline.main"},
    {InputField::title, "headlines.basic", TextForm::html},
    {InputField::body, "content.rendered", TextForm::html},
    {InputField::body, "fields.body", TextForm::html},
    {InputField::body, "fields.bodyText"},
    {InputField::body, "content_elements.content", TextForm::html, "text header"},
    {InputField::published, "date_gmt", TextForm::utc},
    {InputField::modified, "modified_gmt", TextForm::utc},
    {InputField::modified, "fields.lastModified"},
    {InputField::source, "fields.publication"},
    {InputField::byline, "byline.original"},
    {InputField::byline, "fields.byline"},
    {InputField::byline, "credits.by.name"},
    {InputField::byline, "_embedded.author.name"},
    {InputField::section, "taxonomy.primary_section.name"},
    {InputField::topics, "keywords.value"},
    {InputField::topics, "tags.webTitle", TextForm::plain, "keyword"},
    {InputField::topics, "taxonomy.tags.text"},
    {InputField::topics, "_embedded.wp:term.name"},
});

// Names that say less than those of FieldNames.
constexpr auto kFurther = std::to_array<Row>({
    {InputField::id, "_id"},
    {InputField::url, "webUrl"},
    {InputField::url, "web_url"},
    {InputField::url, "link"},
    {InputField::url, "canonical_url"},
    {InputField::title, "webTitle"},
    {InputField::body, "lead_paragraph"},
    {InputField::body, "abstract"},
    {InputField::published, "webPublicationDate"},
    {InputField::published, "pub_date"},
    {InputField::published, "first_publish_date"},
    {InputField::published, "publish_date"},
    {InputField::modified, "last_updated_date"},
    {InputField::section, "sectionName"},
    {InputField::section, "section_name"},
});

std::vector<std::string> keys_of(std::string_view path) {
  std::vector<std::string> keys;
  while (true) {
    const std::size_t point = path.find('.');
    keys.emplace_back(path.substr(0, point));
    if (point == std::string_view::npos) return keys;
    path.remove_prefix(point + 1);
  }
}

}  // namespace

std::vector<FieldPath> field_paths(const std::vector<FieldMapping>& mappings) {
  std::vector<FieldPath> paths;
  for (const FieldMapping& mapping : mappings) {
    if (mapping.column.find('.') == std::string::npos) continue;
    paths.push_back({.field = mapping.field, .keys = keys_of(mapping.column)});
  }
  const auto add = [&](const auto& rows, bool is_specific) {
    for (const Row& row : rows) {
      const bool replaced =
          std::any_of(mappings.begin(), mappings.end(), [&](const FieldMapping& mapping) {
            return mapping.field == row.field || mapping.column == row.path;
          });
      if (!replaced)
        paths.push_back({row.field, keys_of(row.path), row.form, row.types, is_specific});
    }
  };
  add(kSpecific, true);
  add(kFurther, false);
  return paths;
}

}  // namespace newsdex
