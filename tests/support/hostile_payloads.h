// Texts that try to become more than text in a page: markup, attributes, URLs, scripts, control.

#pragma once

#include <string>
#include <vector>

namespace newsdex {

/// Those of hostile_payloads.json, at least 60.
[[nodiscard]] std::vector<std::string> hostile_payloads();

}  // namespace newsdex
