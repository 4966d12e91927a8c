// HTTP/1.1 over libmicrohttpd: one thread that reads and writes, and workers that answer.

#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "search/serve/connections.h"
#include "search/serve/handler.h"
#include "search/serve/listener.h"

namespace newsdex::serve {

struct HttpOptions {
  std::size_t workers = 2;
  std::size_t queue = 256;                    ///< requests that may wait for a worker; then 503
  std::chrono::milliseconds patience{5'000};  ///< how long one may wait; then 503
  std::size_t head_bytes = 32 * 1024;         ///< of a request's line and headers; then 414 or 431
  std::size_t unsent_bytes = 256 << 20;       ///< of all responses being sent; then 503
  ConnectionLimits connections;
};

/// A response on its way, for a log.
struct Served {
  std::string method;
  std::string target;  ///< as sent: may hold anything
  int status = 0;      ///< 0: the client went away before
  std::size_t bytes = 0;
  std::chrono::microseconds took{};  ///< from the request's first line to the last byte
};

/// Answers until it is destroyed. Every response has the headers of docs/http-api.md, also those
/// that libmicrohttpd makes by itself. GET and HEAD only, and no request with a body.
class HttpServer {
 public:
  /// `observe` is called after every response, by one thread at a time. Throws InputError where
  /// the server cannot be started, and what `make_handler` throws.
  HttpServer(Listener listener, const HttpOptions& options, const MakeHandler& make_handler,
             std::function<void(const Served&)> observe);

  /// Takes no new connection, finishes what is being answered, however long that takes, and sends
  /// it, at most for kStopPatience from the beginning; then closes.
  ~HttpServer();

  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  static constexpr std::chrono::milliseconds kStopPatience{3'500};

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace newsdex::serve
