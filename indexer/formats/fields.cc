#include "indexer/formats/fields.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <limits>

#include "common/error.h"
#include "indexer/formats/field_paths.h"
#include "indexer/formats/markup.h"

namespace newsdex {

namespace {

struct Spelling {
  InputField field;
  std::string_view column;
};

// Best first within a field.
constexpr auto kSpellings = std::to_array<Spelling>({
    {InputField::id, "id"},
    {InputField::url, "url"},
    {InputField::title, "title"},
    {InputField::title, "headline"},
    {InputField::body, "body"},
    {InputField::body, "text"},
    {InputField::body, "content"},
    {InputField::body, "articleBody"},
    {InputField::published, "published"},
    {InputField::published, "date"},
    {InputField::published, "datePublished"},
    {InputField::published, "published_at"},
    {InputField::modified, "modified"},
    {InputField::source, "source"},
    {InputField::source, "publisher"},
    {InputField::source, "outlet"},
    {InputField::byline, "byline"},
    {InputField::byline, "author"},
    {InputField::byline, "authors"},
    {InputField::language, "language"},
    {InputField::language, "lang"},
    {InputField::section, "section"},
    {InputField::dateline, "dateline"},
    {InputField::topics, "topics"},
    {InputField::topics, "topic"},
    {InputField::topics, "keywords"},
    {InputField::topics, "tags"},
    {InputField::people, "people"},
    {InputField::places, "places"},
    {InputField::orgs, "orgs"},
});

std::string join(std::vector<std::string> texts, std::string_view separator) {
  if (texts.size() == 1) return std::move(texts.front());
  std::string joined;
  for (const std::string& text : texts) {
    if (!joined.empty()) joined += separator;
    joined += text;
  }
  return joined;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> elements(FieldValue value) {
  if (value.list) return std::move(value.texts);
  std::vector<std::string> parts;
  for (const std::string& text : value.texts) {
    const char separator = text.find(';') != std::string::npos ? ';' : ',';
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(separator), rest.size());
      const std::string_view part = trim(rest.substr(0, end));
      if (!part.empty()) parts.emplace_back(part);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return parts;
}

// "<p>…</p>" in any case, and any other element that a text may be wrapped in.
bool is_html(std::string_view text) {
  text = trim(text);
  if (!text.starts_with('<') || !text.ends_with('>')) return false;
  const std::string_view name = text.substr(1, text.find_first_of(" />\t\r\n") - 1);
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
  return is_name && text.find("</" + std::string(name) + ">") != std::string_view::npos;
}

void set_body(RawArticle& article, FieldValue value, TextForm form) {
  const auto html = [&](const std::string& text) {
    return form == TextForm::html || is_html(text);
  };
  if (std::none_of(value.texts.begin(), value.texts.end(), html)) {
    article.body = join(std::move(value.texts), "\n\n");
    return;
  }
  Paragraphs all;
  for (const std::string& text : value.texts) {
    Paragraphs one = html_paragraphs(text);
    std::move(one.blocks.begin(), one.blocks.end(), std::back_inserter(all.blocks));
    std::move(one.cuts.begin(), one.cuts.end(), std::back_inserter(all.cuts));
  }
  set_text(article, std::move(all));
}

// Whether an ISO time says its offset.
bool has_offset(std::string_view date) {
  const std::size_t time = date.find_first_of("T ");
  return time == std::string_view::npos ||
         date.find_first_of("Zz+-", time) != std::string_view::npos;
}

}  // namespace

FieldMapping parse_field_mapping(std::string_view text) {
  const std::size_t equals = text.find('=');
  const auto field = parse_field(text.substr(0, std::min(equals, text.size())));
  if (field && equals != std::string_view::npos && equals + 1 < text.size()) {
    return {*field, std::string(text.substr(equals + 1))};
  }
  std::string fields;
  for (const std::string_view name : kFieldNames) {
    if (!fields.empty()) fields += ", ";
    fields += name;
  }
  throw InputError("--map \"" + std::string(text) + "\" is not FIELD=COLUMN", "fields: " + fields);
}

FieldNames::FieldNames(const std::vector<FieldMapping>& mappings) : paths_(field_paths(mappings)) {
  for (const FieldMapping& mapping : mappings)
    spellings_.emplace_back(mapping.column, mapping.field);
  for (const Spelling& spelling : kSpellings) {
    const bool replaced =
        std::any_of(mappings.begin(), mappings.end(), [&](const FieldMapping& mapping) {
          return mapping.field == spelling.field || mapping.column == spelling.column;
        });
    if (!replaced) spellings_.emplace_back(spelling.column, spelling.field);
  }
}

std::optional<InputField> FieldNames::find(std::string_view column) const {
  for (const auto& [spelling, field] : spellings_) {
    if (spelling == column) return field;
  }
  return std::nullopt;
}

std::optional<InputField> FieldNames::find(const std::vector<std::string_view>& path) const {
  if (path.size() == 1) {
    if (const auto field = find(path[0])) return field;
  }
  const auto found = std::find_if(paths_.begin(), paths_.end(), [&](const FieldPath& candidate) {
    return std::equal(path.begin(), path.end(), candidate.keys.begin(), candidate.keys.end());
  });
  return found == paths_.end() ? std::nullopt : std::optional(found->field);
}

std::vector<std::optional<InputField>> FieldNames::assign(
    const std::vector<std::string_view>& columns) const {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  struct Best {
    std::size_t rank = kNone;
    std::size_t column = kNone;
  };
  std::array<Best, kFieldNames.size()> best;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t rank = 0; rank < spellings_.size(); ++rank) {
      if (spellings_[rank].first != columns[i]) continue;
      Best& so_far = best[static_cast<std::size_t>(spellings_[rank].second)];
      if (rank < so_far.rank) so_far = {rank, i};
      break;
    }
  }
  std::vector<std::optional<InputField>> fields(columns.size());
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (best[i].column != kNone) fields[best[i].column] = static_cast<InputField>(i);
  }
  return fields;
}

void set_field(RawArticle& article, InputField field, FieldValue value, TextForm form) {
  if (field == InputField::body) return set_body(article, std::move(value), form);
  for (std::string& text : value.texts) {
    if (form == TextForm::html) text = html_line(text);
    if (form == TextForm::utc && !has_offset(text)) text += 'Z';
  }
  switch (field) {
    case InputField::id:
      article.id = join(std::move(value.texts), ", ");
      break;
    case InputField::url:
      article.url = join(std::move(value.texts), ", ");
      break;
    case InputField::title:
      article.title = join(std::move(value.texts), ", ");
      break;
    case InputField::body:
      break;
    case InputField::published:
      article.published = join(std::move(value.texts), ", ");
      break;
    case InputField::modified:
      article.modified = join(std::move(value.texts), ", ");
      break;
    case InputField::source:
      article.source = join(std::move(value.texts), ", ");
      break;
    case InputField::byline:
      article.bylines = std::move(value.texts);
      break;
    case InputField::language:
      article.language = join(std::move(value.texts), ", ");
      break;
    case InputField::section:
      article.section = join(std::move(value.texts), ", ");
      break;
    case InputField::dateline:
      article.dateline = join(std::move(value.texts), ", ");
      break;
    case InputField::topics:
      article.topics = elements(std::move(value));
      break;
    case InputField::people:
      article.supplied.people = elements(std::move(value));
      break;
    case InputField::places:
      article.supplied.places = elements(std::move(value));
      break;
    case InputField::orgs:
      article.supplied.orgs = elements(std::move(value));
      break;
  }
}

}  // namespace newsdex
