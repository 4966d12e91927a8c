// Reading the tables under data/: tab-separated fields, lists inside a field, `#` comments.

#pragma once

#include <string_view>
#include <vector>

namespace newsdex::entities {

/// The fields of one line, in column order; views into the table.
using Row = std::vector<std::string_view>;

/// Every line of a table that is neither empty nor a comment, with at least `columns` fields
/// (absent ones are empty).
[[nodiscard]] std::vector<Row> parse_table(std::string_view tsv, std::size_t columns);

/// The non-empty parts of `text` between separators.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// A name without "The " before it.
[[nodiscard]] inline std::string_view without_article(std::string_view name) {
  return name.starts_with("The ") ? name.substr(4) : name;
}

}  // namespace newsdex::entities
