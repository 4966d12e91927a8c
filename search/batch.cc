#include "search/batch.h"

#include <string_view>

#include "common/byte_order_mark.h"

namespace newsdex {

std::optional<BatchQuery> BatchReader::next() {
  std::string line;
  while (std::getline(input_, line)) {
    ++line_number_;
    if (line_number_ == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return BatchQuery{std::to_string(line_number_), line};
    return BatchQuery{line.substr(0, tab), line.substr(tab + 1)};
  }
  return std::nullopt;
}

}  // namespace newsdex
