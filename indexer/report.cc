#include "indexer/report.h"

#include <fmt/format.h>

#include "common/json_writer.h"
#include "common/text/utf8.h"

namespace newsdex {
namespace {

void put(JsonWriter& json, const Report& report);

struct PutValue {
  JsonWriter& json;

  void operator()(std::monostate /*nothing*/) const { json.null(); }
  void operator()(bool value) const { json.boolean(value); }
  void operator()(std::uint64_t value) const { json.number(value); }
  void operator()(const std::string& value) const { json.text(value); }
  void operator()(const std::vector<std::string>& values) const {
    json.begin_array();
    for (const std::string& value : values) json.text(value);
    json.end_array();
  }
  void operator()(const std::vector<Report>& rows) const {
    json.begin_array();
    for (const Report& row : rows) put(json, row);
    json.end_array();
  }
};

void put(JsonWriter& json, const Report& report) {
  json.begin_object();
  for (const ReportField& field : report) {
    json.key(field.name);
    std::visit(PutValue{json}, field.value);
  }
  json.end_object();
}

constexpr const char* kNone = "none";

std::string row_text(const Report& row);

struct ValueText {
  std::string operator()(std::monostate /*nothing*/) const { return kNone; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::uint64_t value) const { return std::to_string(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<std::string>& values) const {
    return values.empty() ? kNone : fmt::format("{}", fmt::join(values, ", "));
  }
  std::string operator()(const std::vector<Report>& rows) const {
    if (rows.empty()) return kNone;
    std::string out;
    for (const Report& row : rows) out += "\n " + row_text(row);
    return out;
  }
};

std::string row_text(const Report& row) {
  std::string line;
  for (const ReportField& field : row) {
    line += fmt::format(" {} {}", field.name, std::visit(ValueText{}, field.value));
  }
  return text::printable(line);
}

}  // namespace

std::string to_json(const Report& report) {
  std::string out;
  JsonWriter json(out);
  put(json, report);
  return out + '\n';
}

std::string to_text(const Report& report) {
  std::string out;
  for (const auto& [name, value] : report) {
    if (name == "schema") continue;
    const auto* rows = std::get_if<std::vector<Report>>(&value);
    const std::string text = std::visit(ValueText{}, value);
    if (rows != nullptr && !rows->empty()) {
      out += name + text + '\n';
    } else {
      out += fmt::format("{:<12}{}\n", name, text::printable(text));
    }
  }
  return out;
}

}  // namespace newsdex
