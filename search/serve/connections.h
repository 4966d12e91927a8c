// Who is connected, for how long, and doing what: the bookkeeping by which limits are kept.

#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <unordered_map>
#include <vector>

struct sockaddr;

namespace newsdex::serve {

struct ConnectionLimits {
  std::size_t in_all = 1024;     ///< then the longest idle one is closed
  std::size_t per_address = 64;  ///< of one IPv4 address or one IPv6 /64; loopback has no limit
  /// Between connecting or the end of a response, and the end of the next request's head.
  std::chrono::milliseconds idle{15'000};
  std::chrono::milliseconds sending{60'000};  ///< until the client has read a whole response
};

/// An IPv4 address, or the first half of an IPv6 one: what one client is counted by.
struct ClientAddress {
  std::array<std::uint8_t, 8> bytes{};
  bool loopback = false;

  friend bool operator<(const ClientAddress& a, const ClientAddress& b) {
    return a.bytes < b.bytes;
  }
};

[[nodiscard]] ClientAddress client_address(const sockaddr* address);

/// Thread-safe. Sockets are shut down, never closed: whoever opened one closes it, after `closed`.
class Connections {
 public:
  using Clock = std::chrono::steady_clock;
  using Key = const void*;

  explicit Connections(const ConnectionLimits& limits) : limits_(limits) {}

  /// Whether a client may have one more. Where there are as many as there may be in all, the one
  /// that has been idle for longest is shut down in its favour; false if none is idle.
  [[nodiscard]] bool admit(const ClientAddress& address, Clock::time_point now);

  void opened(Key key, int fd, const ClientAddress& address, Clock::time_point now);
  void closed(Key key);

  /// A request has come whole; its response is being sent; it has been sent.
  void working(Key key, Clock::time_point now);
  void sending(Key key, Clock::time_point now);
  void waiting(Key key, Clock::time_point now);

  /// Shuts down those that have taken too long over something.
  void shut_down_overdue(Clock::time_point now);

  [[nodiscard]] std::size_t size() const;

 private:
  enum class Phase : std::uint8_t { waiting, working, sending, shut_down };

  struct Connection {
    int fd = -1;
    ClientAddress address;
    Phase phase = Phase::waiting;
    Clock::time_point since;  ///< in this phase
  };

  void enter(Key key, Phase phase, Clock::time_point now);
  static void shut_down(Connection& connection);

  const ConnectionLimits limits_;
  mutable std::mutex mutex_;
  std::unordered_map<Key, Connection> connections_;
  std::map<ClientAddress, std::size_t> by_address_;
};

}  // namespace newsdex::serve
