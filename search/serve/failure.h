// What went wrong with a request, as a value, and the response that says so: a page for a browser,
// JSON for programs. Knows neither sockets nor archives.

#pragma once

#include <string>

#include "search/serve/message.h"

namespace newsdex::serve {

/// The rows of docs/http-api.md, "Errors".
struct Failure {
  int status = 500;
  std::string code;     ///< a stable word for programs
  std::string message;  ///< for people; may hold anything that was sent
  std::string hint;     ///< what to do; may be empty
};

/// The exception being handled; to be called in a catch block.
[[nodiscard]] Failure current_failure();

/// Too much is asked for at once.
[[nodiscard]] Failure busy();

/// A page where the request accepts `text/html` and asks for nothing of the API, else
/// `{"error": {"code", "message", "hint"}}`; with the headers that the status calls for.
[[nodiscard]] HttpResponse failure_response(const HttpRequest& request, const Failure& failure);

}  // namespace newsdex::serve
