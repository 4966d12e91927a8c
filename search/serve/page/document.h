// What every page has around what it shows: head, masthead, foot. Knows no archive.

#pragma once

#include <string>

#include "search/serve/page/html.h"

namespace newsdex::serve {

inline constexpr const char* kHtmlType = "text/html; charset=utf-8";

/// A whole HTML document. `title` stands before the program's name and may be empty, `form` in
/// the masthead.
[[nodiscard]] std::string document(const std::string& title, const Html& form, const Html& main);

}  // namespace newsdex::serve
