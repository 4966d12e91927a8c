#include "common/json_writer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/byte_scan.h"
#include "common/text/utf8.h"

namespace newsdex {
namespace {

bool is_escaped(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// Of what stands in JSON as it is, whatever stands beside it.
bool is_plain(std::string_view value) {
  return find_byte_if(value, [](unsigned char c) { return is_escaped(c) || c >= 0x80; }) ==
         value.size();
}

void append_escaped(std::string& out, char c) {
  static constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  static constexpr std::string_view kNames = "\"\\bfnrt";
  const std::size_t named = kNamed.find(c);
  if (named != std::string_view::npos) {
    out += '\\';
    out += kNames[named];
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
  }
}

}  // namespace

void JsonWriter::separate() {
  if (follows_) out_ += ',';
  follows_ = true;
}

void JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  follows_ = false;
}

void JsonWriter::end(char bracket) {
  out_ += bracket;
  follows_ = true;
}

void JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  follows_ = false;
}

void JsonWriter::text(std::string_view value) {
  separate();
  if (is_plain(value)) {
    out_ += '"';
    out_ += value;
    out_ += '"';
  } else if (text::is_valid_utf8(value)) {
    append_text(value);
  } else {
    using nlohmann::json;
    out_ += json(value).dump(-1, ' ', false, json::error_handler_t::replace);
  }
}

void JsonWriter::append_text(std::string_view value) {
  out_ += '"';
  while (!value.empty()) {
    const std::size_t plain = find_byte_if(value, [](unsigned char c) { return is_escaped(c); });
    out_.append(value, 0, plain);
    value.remove_prefix(plain);
    if (value.empty()) break;
    append_escaped(out_, value.front());
    value.remove_prefix(1);
  }
  out_ += '"';
}

void JsonWriter::number(std::uint64_t value) {
  separate();
  out_ += fmt::format_int(value).str();
}

void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

}  // namespace newsdex
