// The other side of a server, for tests: raw bytes over a socket to this machine.

#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace newsdex {

/// A connection, closed with the object.
class HttpConnection {
 public:
  /// Throws std::runtime_error where nobody listens on the port.
  explicit HttpConnection(std::uint16_t port);
  ~HttpConnection();

  HttpConnection(HttpConnection&& other) noexcept;
  HttpConnection& operator=(HttpConnection&&) = delete;
  HttpConnection(const HttpConnection&) = delete;

  /// Returns whether all of it could be sent; false where the other side has closed.
  bool send(std::string_view bytes);

  /// What comes until the other side closes, `patience` has passed, or `bytes` are there.
  [[nodiscard]] std::string receive(std::chrono::milliseconds patience,
                                    std::size_t bytes = SIZE_MAX);

  /// Whether the other side closes within `patience`; what comes before is passed over.
  [[nodiscard]] bool is_closed_within(std::chrono::milliseconds patience);

 private:
  int fd_ = -1;
};

struct HttpReply {
  int status = 0;                              ///< 0: nothing that is a response has come
  std::map<std::string, std::string> headers;  ///< names in small letters
  std::string body;
};

[[nodiscard]] HttpReply parse_reply(const std::string& bytes);

/// Sends bytes on a connection of their own and reads until it is closed.
[[nodiscard]] HttpReply ask(std::uint16_t port, std::string_view bytes);

/// GET of a target; `headers` are whole lines.
[[nodiscard]] HttpReply get(std::uint16_t port, std::string_view target,
                            std::string_view headers = {});

}  // namespace newsdex
