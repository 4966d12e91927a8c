// A page as a browser would take it apart, for tests of what is in it.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

struct HtmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  ///< of everything within it

  /// Whether `word` is one of its classes.
  [[nodiscard]] bool has_class(std::string_view word) const;
};

/// Every element in document order. Parsed by libxml2.
[[nodiscard]] std::vector<HtmlElement> parse_html(const std::string& html);

}  // namespace newsdex
