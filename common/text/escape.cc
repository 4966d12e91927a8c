#include "common/text/escape.h"

namespace newsdex::text {

std::string_view reference_for(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (const std::string_view reference = reference_for(c); !reference.empty()) {
      out += reference;
    } else {
      out += c;
    }
  }
}

}  // namespace newsdex::text
