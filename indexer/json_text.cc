#include "indexer/json_text.h"

#include "common/json_writer.h"

namespace newsdex {

std::string json_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  JsonWriter(out).text(text);
  return out;
}

std::string json_text(const std::vector<std::string>& texts) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
  return out;
}

}  // namespace newsdex
