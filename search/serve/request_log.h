// One line a response.

#pragma once

#include <chrono>
#include <string>

#include "search/serve/http.h"

namespace newsdex::serve {

/// A JSON object on one line, in which whatever was sent is escaped. What was asked for stands
/// behind the question mark and is nobody's business: it is there `with_query` only.
[[nodiscard]] std::string log_line(const Served& served, std::chrono::system_clock::time_point now,
                                   bool with_query);

}  // namespace newsdex::serve
