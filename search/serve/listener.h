// The socket that a server listens on.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace newsdex::serve {

/// `127.0.0.1:8080`, `[::1]:8080`; a number and a number, never a name.
struct Endpoint {
  std::string address;  ///< without brackets
  std::uint16_t port = 0;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Throws InputError.
[[nodiscard]] Endpoint parse_endpoint(const std::string& typed);

[[nodiscard]] std::string to_string(const Endpoint& endpoint);

/// Whether nobody but this machine can reach it.
[[nodiscard]] bool is_loopback(const Endpoint& endpoint);

/// A listening socket, closed with the object.
class Listener {
 public:
  /// Takes a socket over.
  explicit Listener(int fd) : fd_(fd) {}
  ~Listener();

  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&&) = delete;
  Listener(const Listener&) = delete;

  [[nodiscard]] int fd() const { return fd_; }

  /// Hands the socket over to the caller, who closes it.
  [[nodiscard]] int release();

  /// What it listens on; the port that was chosen where 0 was asked for.
  [[nodiscard]] Endpoint endpoint() const;

 private:
  int fd_;
};

/// Throws InputError where the address is not of this machine or the port is taken.
[[nodiscard]] Listener listen_on(const Endpoint& endpoint);

/// The socket that the service manager has opened (sd_listen_fds(3): LISTEN_PID, LISTEN_FDS), if
/// it has. Throws InputError where it opened several, or one that is no stream of the Internet.
[[nodiscard]] std::optional<Listener> inherited_listener();

}  // namespace newsdex::serve
