#include "indexer/json_text.h"

namespace newsdex {
namespace {

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

void append_escape(std::string& out, char c) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '\\';
  if (const std::size_t at = kNamed.find(c); at != std::string_view::npos) {
    out += kNames[at];
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += kHex[byte >> 4U];
  out += kHex[byte & 0xfU];
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (is_plain(c)) {
      out += c;
    } else {
      append_escape(out, c);
    }
  }
  out += '"';
}

}  // namespace

std::string json_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  append_text(out, text);
  return out;
}

std::string json_text(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out += ',';
    append_text(out, text);
  }
  return out += ']';
}

}  // namespace newsdex
