#include "common/entities/table.h"

#include <algorithm>

namespace newsdex::entities {
namespace {

Row parse_row(std::string_view line, std::size_t columns) {
  Row row;
  while (true) {
    const std::size_t tab = line.find('\t');
    row.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  row.resize(std::max(row.size(), columns));
  return row;
}

}  // namespace

std::vector<Row> parse_table(std::string_view tsv, std::size_t columns) {
  std::vector<Row> rows;
  for (const std::string_view line : split(tsv, '\n')) {
    if (line[0] != '#') rows.push_back(parse_row(line, columns));
  }
  return rows;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace newsdex::entities
