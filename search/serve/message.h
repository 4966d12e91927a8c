// What goes in and out of a server, as plain values. Knows neither sockets nor archives.

#pragma once

#include <string>
#include <utility>
#include <vector>

namespace newsdex::serve {

/// Names and values in the order in which they were sent; a name may occur several times.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// A request as it was understood: GET or HEAD, which differ in what is sent back alone.
struct HttpRequest {
  std::string method = "GET";
  std::string path;  ///< percent-decoded, without the query; begins with '/'; holds no NUL
  Parameters parameters;
  std::string host;             ///< as sent; empty: none
  std::string if_none_match;    ///< as sent
  std::string accept;           ///< as sent
  std::string accept_encoding;  ///< as sent
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< besides those that all have
};

/// The value of the first parameter of that name; empty where there is none.
[[nodiscard]] std::string first_value(const Parameters& parameters, std::string_view name);

/// `{"error": {"code", "message", "hint"}}`, with a null hint where it is empty.
[[nodiscard]] HttpResponse error_response(int status, const std::string& code,
                                          const std::string& message, const std::string& hint);

}  // namespace newsdex::serve
