// Tables as CSV (RFC 4180), safe to open in a spreadsheet.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace newsdex {

/// The first line: names of columns.
[[nodiscard]] std::string csv_header(const std::vector<std::string_view>& columns);

/// One line. Strings that begin with = + - @, a tab or a carriage return would be formulas: an
/// apostrophe goes before them. Lists are their labels joined by "; ", null is an empty cell. Lines
/// end in CR LF.
[[nodiscard]] std::string csv_line(const std::vector<std::string_view>& columns,
                                   const nlohmann::ordered_json& row);

}  // namespace newsdex
