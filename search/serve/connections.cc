#include "search/serve/connections.h"

#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace newsdex::serve {

ClientAddress client_address(const sockaddr* address) {
  ClientAddress out;
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof(four));
    std::memcpy(out.bytes.data(), &four.sin_addr, sizeof(four.sin_addr));
    out.loopback = out.bytes[0] == 127;
  } else if (address->sa_family == AF_INET6) {
    sockaddr_in6 six{};
    std::memcpy(&six, address, sizeof(six));
    if (IN6_IS_ADDR_V4MAPPED(&six.sin6_addr) != 0) {
      std::memcpy(out.bytes.data(), &six.sin6_addr.s6_addr[12], 4);
      out.loopback = out.bytes[0] == 127;
    } else {
      std::memcpy(out.bytes.data(), &six.sin6_addr, out.bytes.size());
      out.loopback = IN6_IS_ADDR_LOOPBACK(&six.sin6_addr) != 0;
    }
  }
  return out;
}

bool Connections::admit(const ClientAddress& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto same = by_address_.find(address);
  if (!address.loopback && same != by_address_.end() && same->second >= limits_.per_address) {
    return false;
  }
  if (connections_.size() < limits_.in_all) return true;
  Connection* longest = nullptr;
  std::size_t leaving = 0;
  for (auto& [key, connection] : connections_) {
    if (connection.phase == Phase::shut_down) ++leaving;
    if (connection.phase != Phase::waiting) continue;
    if (longest == nullptr || connection.since < longest->since) longest = &connection;
  }
  if (connections_.size() - leaving < limits_.in_all) return true;
  if (longest == nullptr || longest->since >= now) return false;
  shut_down(*longest);
  return true;
}

void Connections::opened(Key key, int fd, const ClientAddress& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  connections_[key] = {fd, address, Phase::waiting, now};
  ++by_address_[address];
}

void Connections::closed(Key key) {
  const std::lock_guard lock(mutex_);
  const auto found = connections_.find(key);
  if (found == connections_.end()) return;
  const auto same = by_address_.find(found->second.address);
  if (--same->second == 0) by_address_.erase(same);
  connections_.erase(found);
}

void Connections::working(Key key, Clock::time_point now) { enter(key, Phase::working, now); }
void Connections::sending(Key key, Clock::time_point now) { enter(key, Phase::sending, now); }
void Connections::waiting(Key key, Clock::time_point now) { enter(key, Phase::waiting, now); }

void Connections::shut_down_overdue(Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  for (auto& [key, connection] : connections_) {
    const auto spent = now - connection.since;
    if ((connection.phase == Phase::waiting && spent > limits_.idle) ||
        (connection.phase == Phase::sending && spent > limits_.sending)) {
      shut_down(connection);
    }
  }
}

std::size_t Connections::size() const {
  const std::lock_guard lock(mutex_);
  return connections_.size();
}

void Connections::enter(Key key, Phase phase, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = connections_.find(key);
  if (found == connections_.end() || found->second.phase == Phase::shut_down) return;
  found->second.phase = phase;
  found->second.since = now;
}

void Connections::shut_down(Connection& connection) {
  connection.phase = Phase::shut_down;
  ::shutdown(connection.fd, SHUT_RDWR);
}

}  // namespace newsdex::serve
