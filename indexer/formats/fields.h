// Which input fields feed which of ours: the one table of accepted spellings, for JSON, tables and
// front matter alike, and what JSON has beside it.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/item.h"

namespace newsdex {

enum class InputField : std::uint8_t {
  id,
  url,
  title,
  body,
  published,
  modified,
  source,
  byline,
  language,
  section,
  dateline,
  topics,
  people,
  places,
  orgs,
};

inline constexpr auto kFieldNames = std::to_array<std::string_view>(
    {"id", "url", "title", "body", "published", "modified", "source", "byline", "language",
     "section", "dateline", "topics", "people", "places", "orgs"});

[[nodiscard]] constexpr std::string_view to_string(InputField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

[[nodiscard]] constexpr std::optional<InputField> parse_field(std::string_view name) {
  for (std::size_t i = 0; i < kFieldNames.size(); ++i) {
    if (kFieldNames[i] == name) return static_cast<InputField>(i);
  }
  return std::nullopt;
}

/// `--map FIELD=COLUMN`: the column takes the place of the field's usual spellings.
struct FieldMapping {
  InputField field;
  std::string column;
};

/// Reads `FIELD=COLUMN`. Throws InputError, which lists the fields, for anything else.
[[nodiscard]] FieldMapping parse_field_mapping(std::string_view text);

/// How the texts at the end of a path are written.
enum class TextForm : std::uint8_t {
  plain,
  html,
  utc,  ///< a date without an offset, in UTC
};

/// Keys that lead from an article to the values of a field, one inside the other. A list on the way
/// is gone through: the path leads to the values in all of its objects.
struct FieldPath {
  InputField field;
  std::vector<std::string> keys;
  TextForm form = TextForm::plain;
  std::string_view types = {};  ///< of a list's objects only those whose `type` stands here, if any
  bool is_specific = true;      ///< better than the names that every article may have
};

/// The accepted spellings. Case matters.
class FieldNames {
 public:
  explicit FieldNames(const std::vector<FieldMapping>& mappings = {});

  /// The field that a column feeds, if it has one.
  [[nodiscard]] std::optional<InputField> find(std::string_view column) const;

  /// The field that the values at a path of keys feed in JSON, whatever their form and types.
  [[nodiscard]] std::optional<InputField> find(const std::vector<std::string_view>& path) const;

  /// Where fields of JSON are, best first within a field; see field_paths.h.
  [[nodiscard]] const std::vector<FieldPath>& paths() const { return paths_; }

  /// For each column of one record, the field that it feeds. Of several spellings of one field
  /// the one that stands first in the table wins; the others, like unknown ones, feed none.
  [[nodiscard]] std::vector<std::optional<InputField>> assign(
      const std::vector<std::string_view>& columns) const;

 private:
  std::vector<std::pair<std::string, InputField>> spellings_;  ///< best first within a field
  std::vector<FieldPath> paths_;
};

/// A field's value: one text, or the elements of a list.
struct FieldValue {
  std::vector<std::string> texts;
  bool list = false;
};

/// Puts a value into its place. Paragraphs of a list-valued body are joined by blank lines; of
/// other fields that hold one value, the elements of a list are joined by a comma and a blank. A
/// text for `topics`, `people`, `places` or `orgs` is cut at semicolons, without any at commas. A
/// body that begins with a tag and has its end is read as HTML, whatever `form` says.
void set_field(RawArticle& article, InputField field, FieldValue value,
               TextForm form = TextForm::plain);

}  // namespace newsdex
