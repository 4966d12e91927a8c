#include "search/views/csv.h"

#include <nlohmann/json.hpp>

namespace newsdex {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kLineEnd = "\r\n";

std::string quoted(const std::string& cell) {
  if (cell.find_first_of("\",\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string defused(std::string cell) {
  static constexpr std::string_view kActive = "=+-@\t\r";
  if (!cell.empty() && kActive.find(cell.front()) != std::string_view::npos)
    cell.insert(0, 1, '\'');
  return cell;
}

std::string joined(const ordered_json& list) {
  std::string out;
  for (const ordered_json& element : list) {
    const ordered_json& shown = element.is_object() ? element.at("label") : element;
    out += (out.empty() ? "" : "; ") + shown.get<std::string>();
  }
  return out;
}

std::string cell(const ordered_json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return defused(value.get<std::string>());
  if (value.is_array()) return defused(joined(value));
  return value.dump();
}

}  // namespace

std::string csv_header(const std::vector<std::string_view>& columns) {
  std::string line;
  for (const std::string_view column : columns) {
    line += (line.empty() ? "" : ",") + std::string(column);
  }
  return line.append(kLineEnd);
}

std::string csv_line(const std::vector<std::string_view>& columns, const ordered_json& row) {
  std::string line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) line += ',';
    line += quoted(cell(row.at(std::string(columns[i]))));
  }
  return line.append(kLineEnd);
}

}  // namespace newsdex
